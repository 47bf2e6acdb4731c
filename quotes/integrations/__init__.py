"""quotes in other people's pipelines: Stanza and spaCy."""
