"""Where statutes come from; each module reads one kind of source into the model."""
