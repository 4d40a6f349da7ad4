# Choosing a language.
language-label = Language
