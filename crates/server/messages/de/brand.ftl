# Die Verwaltung einer Marke.
col-product = Produkt
col-stock = Bestand
col-price = Preis
col-commission = Provision
col-line = Zeile
col-column = Spalte
col-found = Gefunden
col-reason = Was nicht stimmt

products-lead = Die Provision des Katalogs ist { $rate }. Ein Produkt darf eine eigene haben.
products-all = Alle
products-own-rate = Eigene Provision
products-nearly = Fast ausverkauft
products-variants = { $count ->
    [one] 1 Variante
   *[other] { $count } Varianten
}
products-taken-down = { $name } wurde entfernt
products-taken-down-why = Es wird nicht verkauft, bis der Betreiber der Plattform es zurückstellt. Der Grund: { $why }
products-draft = Entwurf
products-pieces = { $count ->
    [one] 1 Stück
   *[other] { $count } Stück
}
products-not-counted = nicht gezählt
products-rate-set = { $name } hat von jetzt an eine Provision von { $rate }.
products-rate-follows = { $name } folgt von jetzt an dem Katalog.
products-find = Name oder Artikelnummer
products-own = eigene
products-change = , Provision von { $name } ändern
products-own-label = Eigene Provision
products-own-help = Lassen Sie das Feld leer, um dem Katalog zu folgen.
products-set = Festlegen
products-empty = Keine Produkte hier
products-empty-text = Holen Sie Ihren Katalog aus einem Shopsystem oder einem Produktfeed herein.
products-import = Katalog importieren

terms-title = Provision
terms-lead = Was Sie für einen Verkauf zahlen. Die Shops teilen es zwischen sich, denen, die verkaufen, und denen, die diese eingeführt haben.
terms-rate = Provision des Katalogs
terms-rate-help = Vom Preis ohne Versand. Gilt für Bestellungen von jetzt an; frühere behalten ihre.
terms-set = Provision festlegen
terms-own = { $products } eine eigene.
terms-own-link = { $count ->
    [0] Kein Produkt hat
    [one] 1 Produkt hat
   *[other] { $count } Produkte haben
}
terms-set-done = Die Provision Ihres Katalogs ist von jetzt an { $rate }.
terms-you = Sie
terms-sellers = Shop, Verkaufende und Plattform
terms-customer-pays = An der Kasse gezahlt
terms-history = Sätze, der neueste zuerst

brand-shops-title = Shops, die Sie verkaufen
brand-shops-lead = Eine Vereinbarung lässt einen Shop Ihre Produkte zu Ihrer Provision verkaufen, bis eine Seite sie mit Frist kündigt.
brand-shops-empty = Noch verkauft Sie kein Shop
brand-shops-empty-text = Bieten Sie einem Shop Ihre Produkte und eine Provision an. Er nimmt mit einem Klick an.
offer-title = Einem Shop Ihre Produkte anbieten
offer-shop = Shop
offer-floor = Provision, mindestens (%)
offer-floor-help = Sie versprechen, nicht darunter zu gehen.
offer-notice = Kündigungsfrist (Tage)
offer-notice-help = Wie lange vor dem Ende es eine der beiden Seiten sagt.
offer-button = Angebot senden
offer-done = { $name } hat Ihr Angebot. Die Vereinbarung gilt, sobald der Shop annimmt.

import-lead = Holen Sie herein, was Sie haben. Sie sehen jeden Unterschied, bevor sich etwas ändert.
import-choose = Datei wählen
import-kinds = Produkt-CSV von Shopify oder WooCommerce, oder ein Google-Produktfeed (XML, TSV, CSV), bis { $largest }
import-currency = Währung
import-currency-help = Für Preise, die ihre nicht selbst nennen.
import-erase = Leere Zellen löschen
import-erase-help = Sonst lässt eine leere Zelle stehen, was da ist.
import-look = Hochladen und vergleichen
import-look-help = Noch ändert sich nichts.
import-history = Bisherige Importe
import-result = { $new } neu, { $changed } geändert, { $unchanged } wie bisher
import-megabytes = { $count } MB
import-no-file = Wählen Sie zuerst eine Datei.
import-too-large = Die Datei ist zu groß: { $largest } sind das Höchste. Teilen Sie sie, oder nehmen Sie die Kommandozeile.
import-discarded = { $file } ist verworfen. Nichts hat sich geändert.
export-title = Nehmen Sie Ihren Katalog mit
export-text = Alles, wie es jetzt ist, in dem Format, das Sie möchten.
export-format = { $format ->
    [shopify] Produkt-CSV für Shopify
    [woocommerce] Produkt-CSV für WooCommerce
   *[google] Feed für Google Merchant (XML)
}

diff-title = Das würde sich ändern
diff-title-wrong = Diese Datei braucht eine Korrektur
diff-lead = Gelesen als { $kind }.
diff-errors = Zeilen, die sich nicht lesen lassen
diff-errors-text = Berichtigen Sie diese in der Datei und laden Sie sie noch einmal hoch. Nichts davon wurde übernommen.
diff-line = Zeile { $line }
diff-erased = Würde gelöscht
diff-erased-text = Die Datei hat hier eine leere Zelle, und Sie wollten, dass leere Zellen löschen.
diff-before = Vorher:
diff-after = Nachher:
diff-changed = Geänderte Produkte
diff-new = Neue Produkte
diff-dropped = Weggelassen
diff-dropped-text = Spalten und Bilder der Datei, für die es hier keinen Platz gibt.
diff-no-address = keine Webadresse
diff-confirm = { $count ->
    [one] 1 Produkt importieren
   *[other] { $count } Produkte importieren
}
diff-count = { $what ->
    [new] neue Produkte
    [changed] geändert
    [unchanged] unverändert
    [erased] Werte gelöscht
    [kept] Varianten nicht in der Datei, behalten
    [columns] Spalten weggelassen
    [values] Werte weggelassen
    [pictures] Bilder weggelassen
    [odd] Auffälligkeiten
   *[mistakes] Fehler
}
diff-more = { $what ->
    [new] { $count } weitere neue Produkte sind nicht gezeigt.
    [changed] { $count } weitere geänderte Produkte sind nicht gezeigt.
    [erased] { $count } weitere gelöschte Werte sind nicht gezeigt.
   *[mistakes] { $count } weitere Fehler sind nicht gezeigt.
}
diff-lost = { $what ->
    [cost-per-item] Kosten je Stück
    [fixed-reward-per-unit] Feste Vergütung je Stück
   *[categories-beyond-the-first] Kategorien nach der ersten
}
diff-field = { $field ->
    [title] Titel
    [description] Beschreibung
    [vendor] Anbieter
    [type] Art
    [category] Kategorie
    [status] Status
    [search-title] Titel für Suchmaschinen
    [search-description] Beschreibung für Suchmaschinen
    [choices] Auswahlen
    [tags] Schlagwörter
    [pictures] Bilder
    [commission] Provision
    [new-variant] Neue Variante
    [order-of-the-variants] Reihenfolge der Varianten
    [choice] Auswahl
    [SKU] Artikelnummer
    [barcode] Strichcode
    [price] Preis
    [price-before] Preis vorher
    [commissionable-value] Provisionswert
    [weight] Gewicht
    [stock] Bestand
    [stock-is-counted] Bestand wird gezählt
    [sold-when-out-of-stock] Verkauft, auch wenn nichts da ist
    [needs-shipping] Wird verschickt
    [taxable] Steuerpflichtig
    [customs-tariff-number] Zolltarifnummer
    [country-of-origin] Ursprungsland
    [picture-of-the-variant] Bild der Variante
   *[other] { $field }
}
diff-cancel = Diese Datei verwerfen
diff-untouched = Bis Sie bestätigen, bleibt Ihr Katalog, wie er ist.
import-running-waiting = { $file } wird gleich importiert
import-running-comparing = { $file } wird mit Ihrem Katalog verglichen
import-running-writing = { $file } wird übernommen
import-running-done = { $file } ist importiert
import-running-failed = { $file } ließ sich nicht importieren
import-running-text = Sie dürfen diese Seite verlassen: Der Import läuft weiter.
import-running-again = Es ging nicht sofort und wird von selbst noch einmal versucht. Noch ist nichts aus der Datei in Ihrem Katalog.
import-failed-text = Nichts davon ist in Ihrem Katalog. Laden Sie sie noch einmal hoch; geht es auch dann nicht, fragen Sie, wer diese Seite betreibt.
import-progress = { $done } von { $of } Produkten
watch-start = Mitverfolgen
watch-on = Diese Seite zeigt alle zwei Sekunden, wie weit es ist.
watch-stop = Nicht mehr verfolgen
import-back = Zurück zum Import
