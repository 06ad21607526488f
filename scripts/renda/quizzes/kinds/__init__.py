"""One file per kind of question: its model, its validation and its public payload."""
