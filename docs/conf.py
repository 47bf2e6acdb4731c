"""How Sphinx builds the documentation: `make docs`."""

from __future__ import annotations

import quotes

project = "quotes"
author = "The quotes authors"
copyright = "The quotes authors; Apache-2.0"
version = release = quotes.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "quotes"

# Markdown: links to headings work as on GitHub, `page.md#the-heading`, and are checked.
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4

# The reference, from the docstrings.
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
default_role = "code"  # what docstrings have in single backticks
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
python_use_unqualified_type_names = True
# What other projects document; their inventories would have to be fetched.
nitpick_ignore_regex = [("py:.*", r"(?!quotes\.).*")]

# The figures of docs/accuracy.md, written by a command, have headings of one level.
suppress_warnings = ["myst.header"]

linkcheck_timeout = 20
