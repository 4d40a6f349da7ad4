# Choosing a language.
language-label = Language

# What somebody typed, in quotation marks.
quoted = “{ $words }”

# More of the style guide.
styleguide-people = People, times and money
styleguide-ways = Ways around
styleguide-consoles = Tables, figures and steps

# Ways that were inside buttons before.
team-visit = { $name }’s boutique
