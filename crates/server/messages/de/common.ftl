# Was um jede Seite herum steht, und was mehrere Seiten sagen. Die Wortwahl steht in GLOSSARY.md.
site-name = Astra
skip-to-content = Zum Inhalt springen
head-secure = Verschlüsselte Verbindung

nav-label = Hauptnavigation
nav-everything = Alles
nav-brands = Marken
nav-boutiques = Boutiquen
nav-shops = Shops
nav-menu = Menü öffnen
nav-cart = Warenkorb
nav-cart-count = Warenkorb, { $count ->
    [0] leer
    [one] 1 Stück
   *[other] { $count } Stück
}
nav-account = Meine Bestellungen
nav-account-menu = Kontomenü öffnen
nav-sign-in = Anmelden
nav-sign-out = Abmelden
nav-create-account = Konto anlegen

foot-about = Unabhängige Marken, verkauft von Menschen, die dafür einstehen. Ein Warenkorb, eine Zahlung, und alle bekommen, was vereinbart ist.
foot-shop = Einkaufen
foot-you = Für Sie
foot-line = Jeder Shop verkauft im eigenen Namen und steht für Ihre Bestellung ein.
foot-docs = Für Entwickler
foot-back = Zurück zum Marktplatz
theme-label = Darstellung
theme-auto = Auto
theme-light = Hell
theme-dark = Dunkel

crumbs-label = Sie sind hier
paging-label = Seiten
paging-previous = Zurück
paging-next = Weiter
paging-first = Zum Anfang
paging-more = Weiter
paging-where = Seite { $page } von { $pages }

search-label = Produkte suchen
search-placeholder = Tee, Leinen, Notizbücher suchen
search-button = Suchen
search-in = Suchen bei { $shop }

field-email = E-Mail-Adresse
field-password = Passwort

form-optional = (freiwillig)
form-problems = { $count ->
    [one] Eine Stelle braucht noch einen Blick. Alles, was Sie eingegeben haben, ist noch da.
   *[other] { $count } Stellen brauchen noch einen Blick. Alles, was Sie eingegeben haben, ist noch da.
}

price-now = Jetzt
price-was = Vorher
price-from = ab
stock-plenty = Vorrätig
stock-few = { $left ->
    [one] Nur noch 1 da
   *[other] Nur noch { $left } da
}
stock-to-order = Wird für Sie gemacht
stock-sold-out = Ausverkauft

count-products = { $count ->
    [0] Keine Produkte
    [one] 1 Produkt
   *[other] { $count } Produkte
}

count-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}

totals-goods = Ware
totals-discount = Gutschein { $code }
totals-delivery = Versand
totals-free = kostenlos
totals-total = Gesamt
totals-tax = inkl. { $name }
totals-refunded = Erstattet

time-now = gerade eben
time-minutes-ago = { $count ->
    [one] vor 1 Minute
   *[other] vor { $count } Minuten
}
time-in-minutes = { $count ->
    [one] in 1 Minute
   *[other] in { $count } Minuten
}
time-hours-ago = { $count ->
    [one] vor 1 Stunde
   *[other] vor { $count } Stunden
}
time-in-hours = { $count ->
    [one] in 1 Stunde
   *[other] in { $count } Stunden
}
time-days-ago = { $count ->
    [one] gestern
   *[other] vor { $count } Tagen
}
time-in-days = { $count ->
    [one] morgen
   *[other] in { $count } Tagen
}
time-exact = { $time } UTC
date-long = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
} { $year }
date-time = { $day }.{ $month }.{ $year }, { $time }
