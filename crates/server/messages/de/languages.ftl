# Eine Sprache wählen.
language-label = Sprache
