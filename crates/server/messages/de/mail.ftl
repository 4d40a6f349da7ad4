# Briefe an Kundinnen und Kunden.
mail-greeting = Guten Tag { $name },
mail-subject-placed = { $shop } hat Ihre Bestellung { $number }
mail-subject-paid = Ihre Bestellung { $number } ist bezahlt
mail-subject-late-refunded = Ihre Zahlung für Bestellung { $number } geht an Sie zurück
mail-subject-late-backordered = Ihre Bestellung { $number } dauert etwas länger
mail-subject-cancelled = Ihre Bestellung { $number } ist storniert
mail-subject-expired = Ihre Bestellung { $number } wurde nicht rechtzeitig bezahlt
mail-subject-refunded = { $shop } erstattet Ihnen Geld für Bestellung { $number }
mail-placed = vielen Dank für Ihre Bestellung bei { $shop }. Wir haben diese Stücke für Sie zurückgelegt.
mail-placed-pay = Sie bleiben bis { $until } (UTC) zurückgelegt. Bitte zahlen Sie so:
mail-paid = Ihre Zahlung ist bei { $shop } eingegangen. Die Marken, bei denen Sie gekauft haben, packen jetzt Ihre Pakete.
mail-paid-next = { $days ->
    [0] Wenn etwas nicht stimmt, schreiben Sie uns.
    [one] Wenn etwas nicht stimmt, haben Sie von der Ankunft an 1 Tag Zeit, es zurückzugeben.
   *[other] Wenn etwas nicht stimmt, haben Sie von der Ankunft an { $days } Tage Zeit, es zurückzugeben.
}
mail-late-refunded = Ihre Zahlung erreichte { $shop }, als Ihre Reservierung schon abgelaufen war, und die Stücke waren inzwischen weg. Wir schicken Ihnen { $amount } zurück. Das tut uns leid.
mail-late-backordered = Ihre Zahlung erreichte { $shop }, als Ihre Reservierung schon abgelaufen war, und die Stücke waren inzwischen weg. Sie sind für Sie nachbestellt und kommen, sobald sie da sind. Wenn Sie nicht warten möchten, schreiben Sie uns, und Sie bekommen Ihr Geld zurück.
mail-cancelled = Ihre Bestellung bei { $shop } ist storniert. Es ist nichts mehr zu zahlen.
mail-expired = für Ihre Bestellung bei { $shop } ist rechtzeitig keine Zahlung eingegangen, deshalb sind die Stücke wieder für andere frei. Haben Sie inzwischen gezahlt, ist Ihr Geld nicht verloren: Wir schicken die Stücke, wenn sie noch da sind, und sonst Ihr Geld zurück.
mail-refund = { $shop } schickt Ihnen { $amount } zurück.
mail-refund-way = Das Geld kommt auf dem Weg, auf dem Sie gezahlt haben, meist innerhalb weniger Tage.
mail-amount = Betrag
mail-open = Ihre Bestellung ansehen
mail-questions = Fragen? Antworten Sie auf diesen Brief, oder schreiben Sie { $shop } an { $email }.
mail-closing = { $shop }, Bestellung { $number }
