# Kasse und Bestellung der Kundinnen und Kunden.
checkout-title = Wohin soll es gehen?
checkout-progress = Schritte
checkout-step-cart = Warenkorb
checkout-step-details = Adresse und Zahlung
checkout-step-done = Fertig
checkout-guest = Sie können ohne Konto bestellen. Wenn Sie eines haben: { $sign-in }.
checkout-guest-link = anmelden und ausfüllen lassen
checkout-changed = Das hat sich geändert, während Sie hier waren. Wenn Sie bestellen, stimmen Sie dem zu.
checkout-show-order = Zeigen, was ich kaufe
checkout-contact = Kontakt
checkout-email-help = Für die Bestätigung und Fragen zu dieser Bestellung, für sonst nichts.
checkout-address = Lieferadresse
checkout-name = Vor- und Nachname
checkout-line1 = Straße und Hausnummer
checkout-line2 = Stockwerk, Firma oder bei wem
checkout-postal-code = Postleitzahl
checkout-city = Ort
checkout-region = Bundesland oder Region
checkout-country = Land
checkout-note = Hinweis zum Paket
checkout-payment = Zahlung
checkout-place = Bestellen und { $amount } zahlen
checkout-terms = Sie kaufen bei { $shop }, und { $shop } steht für die ganze Bestellung ein. Bevor Sie auf den Knopf drücken, wird nichts berechnet.
checkout-summary = Was Sie kaufen
checkout-shipped-by = Verschickt von { $brand }
checkout-pieces = { $count ->
    [one] 1 Stück
   *[other] { $count } Stück
}

order-number = Bestellung { $number }
order-pay = { $amount } zahlen
order-kept-until = Ihre Ware ist für Sie zurückgelegt. Die Reservierung endet
order-returned = { $count ->
    [one] 1 davon zurückgegeben
   *[other] { $count } davon zurückgegeben
}
order-refunds = Erstattet
order-steps = Wie es weitergeht
order-ask = Fragen?
order-ask-text = { $shop } hat diese Bestellung angenommen und steht für alles ein, egal welche Marke verschickt.
order-to = Geht an
order-cancel = Diese Bestellung stornieren
order-cancel-text = Solange nichts bezahlt ist, können Sie hier stornieren. Die Ware geht zurück ins Regal.
order-cancel-button = Bestellung stornieren
order-cancelled = Ihre Bestellung ist storniert. Die Ware liegt wieder im Regal.
order-not-cancelled = Diese Bestellung ist schon bezahlt oder abgeschlossen und lässt sich hier nicht mehr stornieren. Bitte schreiben Sie dem Shop.
order-earner = { $name } verdient eine Provision an dieser Bestellung.

checkout-country-choose = Land wählen
payment-manual = Überweisung oder bar
payment-manual-help = Die Angaben bekommen Sie mit Ihrer Bestellung. Der Shop bestätigt, wenn Ihr Geld da ist.
change-total = Der Gesamtbetrag ist jetzt { $now }.
problem-missing = Bitte füllen Sie das aus.
problem-too-long = Das ist länger, als es sein darf.
problem-characters = Darin sind Zeichen, die sich nicht drucken lassen.
problem-email = Das ist keine E-Mail-Adresse. Sie sieht aus wie name@example.com.
problem-country = Wählen Sie ein Land.
problem-payment = Wählen Sie, wie Sie zahlen möchten.

state-placed = Wartet auf Zahlung
state-paid = Bezahlt
state-backordered = Bezahlt, nachbestellt
state-cancelled = Storniert
state-expired = Nicht rechtzeitig bezahlt
state-refunded = Erstattet
event-placed = Bestellung aufgegeben
event-paid = Zahlung eingegangen
event-paid-late-refunded = Zahlung kam zu spät, die Ware war weg, das Geld geht zurück
event-paid-late-backordered = Zahlung kam zu spät, die Ware ist nachbestellt
event-backorder-filled = Die Ware ist da
event-cancelled = Storniert
event-expired = Nicht rechtzeitig bezahlt
event-refunded = Geld erstattet
event-released = Marken und Verkaufende sind bezahlt
step-pay = Wartet auf Ihre Zahlung
step-ship = Die Marken packen und verschicken
step-restock = Wartet auf neue Ware
order-headline-placed = Danke, { $name }. Jetzt die Zahlung.
order-headline-paid = Danke, { $name }. Es ist unterwegs zum Packtisch.
order-headline-backordered = Bezahlt, und wartet auf neue Ware
order-headline-cancelled = Diese Bestellung ist storniert
order-headline-expired = Diese Bestellung wurde nicht rechtzeitig bezahlt
order-headline-refunded = Diese Bestellung ist erstattet
order-next-placed = Ihre Ware ist für Sie zurückgelegt. Sobald { $shop } Ihre Zahlung sieht, schickt jede Marke ihr Paket.
order-next-paid = { $shop } hat Ihre Zahlung. Jede Marke schickt ihr eigenes Paket. { $days ->
    [0] Wenn etwas nicht stimmt, schreiben Sie dem Shop.
    [one] Von der Ankunft an haben Sie 1 Tag Zeit, etwas zurückzugeben.
   *[other] Von der Ankunft an haben Sie { $days } Tage Zeit, etwas zurückzugeben.
}
order-next-backordered = Ihre Zahlung kam, nachdem Ihre Ware wieder freigegeben war. { $shop } schuldet sie Ihnen und schickt sie, sobald sie wieder da ist.
order-next-cancelled = Es wurde nichts berechnet, und die Ware liegt wieder im Regal.
order-next-expired = Die Ware liegt wieder im Regal. Haben Sie doch noch bezahlt, sieht das der Shop: Ist sie noch da, bekommen Sie sie, sonst Ihr Geld zurück.
order-next-refunded = Alles wurde erstattet. { $shop } schickt das Geld auf dem Weg, auf dem es kam.
pay-how = Zahlen Sie per Überweisung oder wie mit dem Shop vereinbart, und geben Sie den Verwendungszweck an, damit die Zahlung gefunden wird.
pay-to = Zahlen an
pay-reference = Verwendungszweck

checkout-look = Versand und Gesamtbetrag für diese Adresse zeigen
checkout-gift = Geschenknachricht
checkout-gift-help = Sie liegt dem Paket auf einer Karte bei. Lassen Sie das Feld leer, wenn es kein Geschenk ist.
checkout-not-sent = { $brands } verschickt nicht in dieses Land. Wählen Sie ein anderes, oder nehmen Sie die Ware aus dem Warenkorb.
delivery-days = { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
}
delivery-days-range = { $least } bis { $most } Tage
checkout-addresses = An eine Ihrer anderen Adressen schicken:
checkout-remember = Diese Adresse für das nächste Mal merken
find-order-title = Bestellung finden
find-order-lead = Mit der Nummer aus Ihrer Bestätigung und Ihrer E-Mail-Adresse sehen Sie Ihre Bestellung wieder, auch ohne Konto.
find-order-number = Bestellnummer
find-order-number-help = Sie sieht aus wie AKR3-GM2M-0402.
find-order-button = Bestellung zeigen
find-order-nothing = Zu dieser Nummer und E-Mail-Adresse gibt es keine Bestellung. Bitte vergleichen Sie beides mit Ihrer Bestätigung.
