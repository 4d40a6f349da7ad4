# Eine Sprache wählen.
language-label = Sprache

# Was jemand eingegeben hat, in Anführungszeichen.
quoted = „{ $words }“

# Mehr von der Musterseite.
styleguide-people = Menschen, Zeiten und Geld
styleguide-ways = Wege
styleguide-consoles = Tabellen, Zahlen und Schritte

# Wege, die vorher in Knöpfen lagen.
team-visit = Boutique von { $name }
