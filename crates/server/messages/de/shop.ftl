# Was alle sehen dürfen: Marktplatz, Marken, Shops, Boutiquen, Produkte, Warenkorb.
home-title = Gute Dinge, von Menschen, die sie kennen
home-lead = { $products ->
    [0] Unabhängige Marken, empfohlen von Menschen, die Sie fragen können. Ein Warenkorb, eine Zahlung.
   *[other] { $products ->
        [one] 1 Produkt
       *[other] { $products } Produkte
    } von { $brands ->
        [one] 1 unabhängigen Marke
       *[other] { $brands } unabhängigen Marken
    }, empfohlen von Menschen, die Sie fragen können. Ein Warenkorb, eine Zahlung.
}
home-window = Drei Dinge zum Anschauen
home-categories = Kategorien
home-featured = Aus den Regalen
home-featured-all = Alles ansehen
home-empty-title = Die Regale sind noch leer
home-empty-text = Sobald eine Marke ihre Produkte einräumt, erscheinen sie hier.
home-boutiques = Fragen Sie jemanden, der es benutzt
home-boutiques-lead = Eine Boutique ist die Auswahl eines Menschen. Kaufen Sie dort, verdient dieser Mensch mit, und die Produktseite sagt, wie viel.
home-boutiques-all = Alle Boutiquen
home-brands = Die Marken
home-brands-all = Alle Marken
home-shops = Die Shops
home-shops-all = Alle Shops
home-promise = So funktioniert es
home-promise-cart = Ein Warenkorb, mehrere Marken
home-promise-cart-text = Legen Sie Dinge verschiedener Marken zusammen und bezahlen Sie einmal. Jede Marke schickt ihr eigenes Paket.
home-promise-people = Jemand antwortet
home-promise-people-text = Zu jeder Bestellung gehört ein Shop mit Namen und Adresse, und oft jemand, der das Stück selbst benutzt.
home-promise-money = Sie sehen, wer verdient
home-promise-money-text = Jede Produktseite zeigt auf Wunsch, was Marke, Shop und Boutique bekommen. Sie zahlen mit und ohne Boutique dasselbe.

brands-title = Marken
brands-lead = Die Menschen, die machen, was hier verkauft wird.
brands-empty-title = Noch keine Marken
brands-empty-text = Marken erscheinen hier mit ihrem ersten Produkt.
boutiques-title = Boutiquen
boutiques-empty-title = Noch keine Boutiquen
boutiques-empty-text = Eine Boutique öffnet, wenn jemand die Einladung eines Shops annimmt.
shops-title = Shops
shops-lead = Ein Shop wählt seine Marken, nimmt Ihre Bestellung an und steht dafür ein.
shops-empty-title = Noch keine Shops
shops-empty-text = Shops erscheinen hier, sobald sie ihre erste Marke verkaufen.
shop-size = { $products ->
    [one] 1 Produkt
   *[other] { $products } Produkte
} von { $brands ->
    [one] 1 Marke
   *[other] { $brands } Marken
}

search-narrow = Eingrenzen
search-without = Ohne
search-categories = Kategorien
search-brands = Marken
search-prices = Preis
search-price-from = Von, { $currency }
search-price-to = Bis, { $currency }
search-price-button = Preis festlegen
search-stock = Verfügbarkeit
search-sort = Sortieren nach
search-sort-button = Sortieren
search-empty-title = Nichts gefunden
search-empty-text = Versuchen Sie es mit weniger oder anderen Wörtern, oder nehmen Sie einen Filter weg.
search-empty-action = Alles ansehen
search-empty-for = Nichts gefunden für „{ $words }“
search-meant = Meinten Sie { $words }?
search-unfiltered = { $count ->
    [one] Das eine ohne Filter
   *[other] Alle { $count } ohne Filter
}
search-everywhere = In allen Shops suchen
search-description = { $heading }: Dinge unabhängiger Marken, empfohlen von Menschen, die Sie fragen können.
price-between = { $from } bis { $to }
price-above = { $from } und mehr
price-below = Bis { $to }

brand-sold-at = Verkauft von
brand-products = Was sie machen
brand-empty-title = Noch nichts im Regal
brand-empty-text = Diese Marke hat im Moment keine Produkte im Verkauf.

shop-answers = Nimmt Ihre Bestellung an und steht dafür ein.
shop-sellers = Menschen, die diesen Shop empfehlen
shop-products = In diesem Shop
shop-empty-title = Noch nichts im Verkauf
shop-empty-text = Dieser Shop hat seine Produkte noch nicht ausgewählt.

boutique-at = bei { $shop }
boutique-sold-by = Verkauft und geliefert von { $shop }
boutique-earns = { $name } verdient eine Provision, wenn Sie hier kaufen. Ihr Preis bleibt gleich.
boutique-edit = Meine Boutique bearbeiten
boutique-favourite = Lieblingsstück von { $name }
boutique-see = Ansehen
boutique-choice = Ausgewählt von { $name }
boutique-empty-title = { $name } wählt noch aus
boutique-empty-text = In dieser Boutique liegt noch nichts. Der Shop dahinter hat mehr.
boutique-empty-action = { $shop } besuchen

product-pictures = Bilder
product-quantity = Wie viele
product-add = In den Warenkorb
product-sold-out-help = Auf dieser Seite ist es wieder da, sobald die Marke es wieder hat.
product-sold-by = Verkauft von { $shop }, verschickt von { $brand }.
product-earner = { $name } verdient eine Provision.
product-earns = { $name } verdient { $amount }, wenn Sie hier kaufen
product-earns-text = Sie zahlen mit und ohne Boutique dasselbe. Hierhin geht der Preis eines Stücks.
product-you-pay = Sie zahlen
product-about = Beschreibung
product-facts = Einzelheiten
product-elsewhere = Auch verkauft von
product-more-all = Alles von { $brand }
product-related = Passt gut dazu
seen-title = Zuletzt angesehen
seen-note = Das merkt sich nur Ihr Browser.

cart-title = Ihr Warenkorb
cart-empty-title = Noch nichts drin
cart-empty-text = Was Sie hineinlegen, bleibt hier, während Sie sich umsehen, auch ohne Konto.
cart-empty-action = Umsehen
cart-several = Diese Dinge kommen aus { $count } Shops, also sind es { $count } Bestellungen mit je einer Zahlung.
cart-from = Bestellung bei { $shop }
cart-changed = Seit Sie es hineingelegt haben, hat sich etwas geändert
cart-accept = Änderungen annehmen
cart-parcel = Paket von { $brand }
cart-shipped-by = Verschickt von { $brand }
cart-each = je { $price }
cart-seller = aus der Boutique von { $name }
cart-less = { $name }: eins weniger
cart-more = { $name }: eins mehr
cart-quantity = Wie viele von { $name }
cart-remove = Entfernen
cart-update = Mengen aktualisieren
cart-coupon = Gutschein
cart-coupon-use = Einlösen
cart-coupon-used = Gutschein { $code } ist eingelöst.
cart-delivery-later = Den Versand, und die Steuer, wo sie dazukommt, sehen Sie an der Kasse, bevor Sie bestellen.
cart-sum = Summe
cart-sold-by = Ihre Bestellung bei { $shop }
cart-checkout = Zur Kasse
cart-checkout-help = Sie sehen den Gesamtbetrag noch einmal, bevor Sie bestellen. Ein Konto ist nicht nötig.
cart-blocked = Bitte sehen Sie sich zuerst die markierten Zeilen an. Dann geht es weiter.

sort-new = Neueste zuerst
sort-best = Beste Treffer
sort-name = Nach Namen
sort-price-up = Günstigste zuerst
sort-price-down = Teuerste zuerst
product-note-tax-included = inkl. { $tax }
product-note-tax-on-top = zzgl. { $tax }
product-note-delivery = zzgl. Versand
product-note-delivery-free = Versand kostenlos
fact-subtitle = Kurz gesagt
fact-ships-from = Versand aus
fact-sku = Artikelnummer
payee-platform = Plattform
payee-pool = Bonustopf
change-price = { $title } kostet jetzt { $now } (vorher { $seen }).
change-stock = Von { $title } sind nur noch { $left } da, Sie wollten { $wanted }.
change-sold-out = { $title } ist gerade ausverkauft.
change-coupon = Der Gutschein { $code } gilt nicht mehr: { $why }
coupon-unknown = dieser Shop hat keinen solchen Gutschein.
coupon-stopped = der Shop hat ihn beendet.
coupon-not-yet = er gilt erst ab dem { $date }.
coupon-over = er endete am { $date }.
coupon-used-up = er ist aufgebraucht.
coupon-used-by-you = Sie haben ihn schon eingelöst.
coupon-too-little = er gilt ab einem Warenwert von { $least }.
coupon-fits-nothing = er gilt für andere Produkte als die in Ihrem Warenkorb.
coupon-refused = Dieser Gutschein lässt sich nicht einlösen: { $why }
change-gone = Eines der Dinge in Ihrem Warenkorb wird hier nicht mehr verkauft.
cart-added = Es liegt in Ihrem Warenkorb.
cart-quantity-problem = Eine Menge ist eine ganze Zahl von 1 bis 999. Nichts wurde geändert.
