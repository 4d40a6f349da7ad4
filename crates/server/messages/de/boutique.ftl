# Links der Verkaufenden, was daraus wird, und Boutiquen.
console-credits = Bestellungen
console-links = Links

col-why = Warum
col-credit = Zuordnung

credits-title = Bestellungen und ihre Zuordnung
credits-lead = Jede Bestellung, die über Sie kam, sagt, warum sie Ihnen gehört, und jede, die Ihnen entging, warum nicht.
credits-won = Ihre
credits-lost = Entgangen
credits-nobody = Niemand
credits-none = Noch keine Bestellungen
credits-none-text = Sobald jemand über Sie kauft, steht die Bestellung hier, mit dem Grund.
credits-none-lost = Nichts entgangen
credits-none-lost-text = Eine Bestellung, die nach Ihrem Link, mit Ihrem Gutschein oder von Ihrer Kundschaft kommt und an jemand anderen geht, steht hier mit dem Grund.

won-of-record = Die Kundin oder der Kunde gehört seit dem { $date } zu Ihnen.
won-coupon = Bestellt wurde mit Ihrem Gutschein { $code }.
won-click = Der Besuch kam am { $date } UTC über Sie.

lost-inactive = Sie waren deaktiviert, als bestellt wurde.
lost-buyer = Sie haben selbst gekauft, und am eigenen Einkauf verdient niemand.
lost-too-old = Der Besuch kam am { $date } UTC über Sie. Das ist länger her, als Klicks in diesem Shop zählen.
lost-at-checkout = Der Besuch kam am { $date } UTC über Sie, als die Kasse schon geöffnet war. Das nimmt { $winner } nichts weg, von dort kam der Besuch zuvor.
lost-to-record = Der Besuch kam am { $date } UTC über Sie. Die Kundin oder der Kunde gehört seit dem { $since } zu { $winner } und bleibt dort.
lost-coupon-to-record = Bestellt wurde mit Ihrem Gutschein. Die Kundin oder der Kunde gehört seit dem { $since } zu { $winner } und bleibt dort.
lost-to-coupon = Nach Ihrem Link vom { $date } UTC kam ein Gutschein von { $winner }.
lost-to-click = Der Besuch kam am { $date } UTC über Sie und danach, am { $later } UTC, über { $winner }.

credit-passed-too-old = Für { $name } zählt er nicht: Der Klick vom { $date } UTC ist länger her, als Klicks zählen.
credit-passed-at-checkout = Für { $name } zählt er nicht: Der Klick vom { $date } UTC kam, als die Kasse schon geöffnet war, und nimmt nichts weg.
credit-passed-coupon = Für { $name } zählt er nicht: Der Gutschein kam nach dem Klick vom { $date } UTC.

links-title = Links
links-lead = Eine kurze Adresse für alles, was Sie teilen. Wer darüber kommt und kauft, kauft bei Ihnen.
links-report = Was daraus wurde
links-to = Führt zu
links-for = Für die Kampagne
links-make = Link anlegen
links-whole-boutique = Ihre Boutique
links-no-campaign = Keine
links-empty = Noch keine Links
links-empty-text = Legen Sie einen für Ihre Boutique oder ein einzelnes Produkt an und verschicken, drucken oder zeigen Sie ihn.
links-address = Der Link
links-address-of = Link zu { $name }
links-share = Teilen
links-too-many = Das wären mehr als { $most }. Nutzen Sie die vorhandenen.

link-share = Diesen Link teilen
link-share-text = Kopieren Sie ihn oder verschicken Sie ihn per E-Mail.
link-code = Code zum Scannen
link-code-text = Für Karten, Pakete und Plakate. Er bleibt für immer derselbe.
link-code-alt = Code zum Scannen, führt zu { $address }
link-look = In einem Chat
link-look-text = Ungefähr das sehen andere, wenn Sie ihn verschicken.

campaigns-title = Kampagnen
campaign-new = Kampagne beginnen
campaign-about = Über diese Kampagne
campaign-name = Name
campaign-name-help = Ein Markttag, ein Newsletter, eine Jahreszeit. Besucherinnen und Besucher sehen ihn nicht.
campaign-note = Notiz
campaign-from = Von
campaign-until = Bis
campaign-days-help = Klicks außerhalb dieser Tage zählen trotzdem für Sie, nur nicht für die Kampagne.
campaign-save = Kampagne speichern
campaign-saved = Die Kampagne ist gespeichert.
campaign-runs = Läuft
campaign-not-yet = Noch nicht begonnen
campaign-over = Vorbei
campaign-from-until = { $from } bis { $until }
campaign-from-day = ab { $from }
campaign-until-day = bis { $until }
campaign-problem-day = Wählen Sie einen Tag, etwa 2026-03-01.
campaign-problem-until = Der letzte Tag liegt nach dem ersten.
campaign-empty-text = Legen Sie einen zu Ihrer Boutique oder einem Produkt an: Was daraus wird, zählt für diese Kampagne.

report-title = Was aus Ihren Links wurde
report-lead = Gezählt werden Klicks von Menschen: Roboter, Vorschauen in Chats und Ihre eigenen zählen nicht.
report-period = Zeitraum
report-by = Zusammengefasst nach
report-by-link = Link
report-by-campaign = Kampagne
report-by-product = Produkt
report-by-source = Weg
report-all-time = Immer
report-total = Zusammen
report-clicks = Klicks
report-visitors = Besuche
report-orders = Bestellungen
report-empty = Noch nichts
report-empty-text = Teilen Sie einen Link. Sobald jemand darüber kommt, steht es hier.
report-note = Eine Bestellung gehört zum letzten Ihrer Links, über den sie kam. Was noch nicht bezahlt ist, hat noch nichts verdient.
report-no-campaign = Ohne Kampagne
report-boutique = Die Boutique
report-without-click = Ohne Klick: Ihre Kundschaft und Gutscheine
source-boutique = Die eigene Adresse der Boutique
source-link = Kurzer Link
source-qr = Gescannter Code

boutique-elsewhere = { $name } verkauft auch bei
boutique-follow = Folgen
boutique-following = Sie folgen dieser Boutique
boutique-unfollow = Nicht mehr folgen
following-title = Boutiquen, denen Sie folgen
following-now = Sie folgen { $name }. Der Weg hierher steht auf Ihrer Seite.
following-no-more = Sie folgen { $name } nicht mehr.
following-too-many = Sie folgen bereits { $most } Boutiquen. Nehmen Sie zuerst eine von Ihrer Liste.
following-gone = verkauft nicht mehr bei { $shop }

my-boutique-headline = Worte über der Boutique
my-boutique-headline-help = Eine Zeile, nur für diesen Shop.
my-boutique-followers = { $count ->
    [one] 1 Person folgt ihr
   *[other] { $count } Personen folgen ihr
}
my-boutique-sold-out = { $count ->
    [one] 1 Produkt in Ihrer Boutique ist ausverkauft. Es steht am Ende und kommt von selbst an seinen Platz zurück.
   *[other] { $count } Produkte in Ihrer Boutique sind ausverkauft. Sie stehen am Ende und kommen von selbst an ihre Plätze zurück.
}
my-boutique-brands = Ganze Marken
my-boutique-brands-text = Alles von diesen Marken steht in Ihrer Boutique, hinter den Produkten, die Sie unten wählen.
order-up = Nach oben
order-down = Nach unten

collections-title = Sammlungen
collections-lead = Gruppen von Produkten mit eigenem Namen. Sie stehen oben in Ihrer Boutique, jede mit eigener Adresse.
collections-too-many = Eine Boutique hat höchstens { $most } Sammlungen.
collection-new = Neue Sammlung
collection-name = Name
collection-words = Ein paar Worte dazu
collection-make = Sammlung anlegen
collection-remove = Sammlung entfernen
collection-removed = { $name } ist entfernt. Die Produkte bleiben in Ihrer Boutique.
collection-empty = Noch nichts darin. Fügen Sie unten Produkte aus Ihrer Boutique hinzu.
collection-others = In Ihrer Boutique
collection-full = Eine Sammlung hat höchstens { $most } Produkte.
