"""quotes as it comes, for worker processes: apart, so that they import nothing else."""

import quotes


def count(text: str) -> int:
    return len(quotes.extract(text))
