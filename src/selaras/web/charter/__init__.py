"""The charter: the agreement as a document, its versions and differences, and the signatures that put it in force."""
