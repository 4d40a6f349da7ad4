# Pakete, Rücksendungen und Guthaben.
console-returns = Rücksendungen
col-shop = Shop

# Wie weit eine Bestellung ist.
state-to-send = Zu versenden
state-partly = Teilweise versandt
state-shipped = Unterwegs
state-delivered = Zugestellt
brand-state-to-pack = Zu packen
brand-state-waiting = Wartet auf Ware
brand-state-packed = Gepackt, nicht versandt
brand-state-nothing = Nichts zu versenden
order-headline-partly = Ein Teil Ihrer Bestellung ist unterwegs
order-headline-shipped = Ihre Bestellung ist unterwegs
order-headline-delivered = Ihre Bestellung ist angekommen
order-next-partly = Der Rest folgt, sobald er gepackt ist; zu jedem Paket bekommen Sie eine E-Mail. { $days ->
    [0] Wenn etwas nicht stimmt, schreiben Sie an { $shop }.
    [one] Ab der Ankunft haben Sie 1 Tag Zeit, etwas zurückzugeben.
   *[other] Ab der Ankunft haben Sie { $days } Tage Zeit, etwas zurückzugeben.
}
order-next-shipped = Unten können Sie jedes Paket verfolgen. { $days ->
    [0] Wenn etwas nicht stimmt, schreiben Sie an { $shop }.
    [one] Ab der Ankunft haben Sie 1 Tag Zeit, etwas zurückzugeben.
   *[other] Ab der Ankunft haben Sie { $days } Tage Zeit, etwas zurückzugeben.
}
order-next-delivered = Wir hoffen, es gefällt Ihnen. { $days ->
    [0] Wenn etwas nicht stimmt, schreiben Sie an { $shop }.
    [one] Wenn nicht, haben Sie ab der Ankunft 1 Tag Zeit, es zurückzugeben.
   *[other] Wenn nicht, haben Sie ab der Ankunft { $days } Tage Zeit, es zurückzugeben.
}
step-arrive = Unterwegs zu Ihnen
step-released = Marken und Verkaufende werden bezahlt

# Was geschehen ist, und durch wen.
event-packed = Paket gepackt
event-unpacked = Paket wieder ausgepackt
event-shipped = Paket versandt
event-delivered = Paket angekommen
event-return-asked = Rückgabe erbeten
event-return-withdrawn = Rückgabe zurückgezogen
event-return-accepted = Rückgabe angenommen
event-return-declined = Rückgabe abgelehnt
event-return-received = Zurückgegebene Ware ist da
event-credited = { $amount } davon als Guthaben
who-customer = Kundin oder Kunde
who-seller = Boutique
who-brand = Marke
who-merchant = Shop
who-operator = Plattform
who-key = ein Programm
who-by = durch: { $role }
who-named = durch { $name }, { $role }

# Pakete.
parcels-title = Pakete
parcel-from = Paket von { $brand }
parcel-packed = Gepackt
parcel-shipped = Unterwegs
parcel-delivered = Angekommen
parcel-undone = Ausgepackt
parcel-slip = Lieferschein
parcel-send = An den Paketdienst übergeben
parcel-deliver = Es ist angekommen
parcel-undo = Wieder auspacken
parcel-packed-done = Das Paket ist gepackt. Übergeben Sie es, wenn der Paketdienst kommt.
parcel-sent-done = Das Paket ist unterwegs. Die Kundin oder der Kunde bekommt eine E-Mail.
parcel-delivered-done = Das Paket ist angekommen.
parcel-undone-done = Das Paket ist ausgepackt. Sein Inhalt ist wieder zu packen.
tracking-carrier = Paketdienst
tracking-number = Sendungsnummer
tracking-url = Adresse zur Sendungsverfolgung
tracking-follow = Paket verfolgen
tracking-problem = Eine Zeile mit höchstens 100 Zeichen.
tracking-url-problem = Eine ganze Adresse wie https://paketdienst.example/123, oder nichts.
pack-title = Zu packen
pack-text-merchant = Die Marken packen selbst. Hier können Sie es für sie tun.
pack-left = { $count ->
    [one] 1 Stück zu packen
   *[other] { $count } Stück zu packen
}
pack-send = Packen und übergeben
pack-only = Nur packen
pack-problem-number = Bitte ganze Zahlen.
pack-problem-empty = Legen Sie mindestens ein Stück in das Paket.
pack-problem-many = Von { $title } sind nur noch { $left } zu versenden.
pack-problem-order = Diese Bestellung wird jetzt nicht versandt. Unten steht, wie es um sie steht.
pack-problem-paid-back = { $title } wurde nach dem Packen erstattet. Packen Sie das Paket aus und den Rest neu.
pack-problem-state = Das geht mit dem Paket nicht mehr. Unten steht, wie es jetzt ist.
slip-title = Lieferschein, Bestellung { $number }
slip-help = Drucken Sie diese Seite und legen Sie sie ins Paket. Gedruckt wird nur, was im Rahmen steht.
slip-pieces = Stück
slip-what = Was
slip-sku = Artikel
slip-shop = Gekauft bei { $shop }. Fragen:

brand-orders-lead = Ihre Ware, die jemand bezahlt hat. Sie sehen nur Ihre eigenen Positionen.
brand-orders-find = Nummer oder Name
brand-orders-empty = Keine Bestellungen
brand-orders-empty-text = Sobald ein Shop die Zahlung hat, steht Ihr Teil der Bestellung hier zum Packen bereit.
brand-order-lines = Ihre Ware in dieser Bestellung
brand-order-share = Sie bekommen
brand-order-share-text = Für Ware und Versand, abzüglich Provision und Erstattetem. Gekauft bei { $shop }.

# Rücksendungen.
return-of = { $count ->
    [one] 1 Stück von { $brand }
   *[other] { $count } Stück von { $brand }
}
return-asked = Zu entscheiden
return-accepted = Angenommen
return-declined = Abgelehnt
return-withdrawn = Zurückgezogen
return-received = Zurück und erstattet
return-line-missing = nicht angekommen
return-line-restocked = { $count } wieder im Regal
return-line-written-off = { $count } abgeschrieben
return-photo = Bild { $number } der Ware
return-answer = Antwort des Shops
return-refunded = Erstattet:
return-withdraw = Doch behalten
return-open = Rückgabe öffnen
return-refund-reason = Was Sie { $brand } zurückgegeben haben
reason-choose = Wählen Sie einen Grund
reason-damaged = Beschädigt angekommen
reason-wrong = Nicht, was ich bestellt habe
reason-not-as-described = Nicht wie beschrieben
reason-does-not-fit = Passt nicht
reason-too-late = Kam zu spät
reason-changed-mind = Ich habe es mir anders überlegt
reason-other = Etwas anderes
return-problem-empty = Wählen Sie mindestens ein Stück.
return-problem-many = Von { $title } können Sie nur { $left } zurückgeben.
return-problem-over = Das konnten Sie bis zum { $date } zurückgeben.
return-problem-words = Bitte höchstens 2.000 Zeichen.
return-problem-no-words = Sagen Sie, warum, damit es verständlich ist.
return-problem-photos = Bitte höchstens 4 Bilder.
return-problem-state = Das geht mit dieser Rückgabe nicht mehr. Unten steht, wie es jetzt ist.
give-back = Etwas zurückgeben
give-back-title = Etwas an { $brand } zurückgeben
give-back-lead = { $shop } sieht es sich an und sagt Ihnen, wie Sie es senden. Ihr Geld bekommen Sie, wenn es da ist.
give-back-what = Was geben Sie zurück?
give-back-most = bis zu { $count }, bis zum { $until }
give-back-why = Warum?
give-back-words = In Ihren Worten
give-back-photos = Bilder
give-back-photos-help = Höchstens vier. Nur Shop und Marke sehen sie.
give-back-button = Um Rückgabe bitten
give-back-done = Ihre Bitte ist beim Shop. Warten Sie bitte die Antwort ab, bevor Sie etwas senden.
give-back-nothing = Hier gibt es gerade nichts, was zurückgegeben werden kann.
return-withdrawn-done = Ihre Bitte ist zurückgezogen.
returns-lead = Entscheiden Sie, ob etwas zurückkommt. Wenn es da ist, geht das Geld zurück, und alle, die verdient haben, geben ihren Teil zurück.
returns-reason = Grund
returns-empty = Keine Rücksendungen
returns-empty-text = Wenn jemand etwas zurückgeben möchte, steht es hier zur Entscheidung.
returns-window = Rückgabefrist
returns-window-days = Tage
returns-window-help = Wie lange nach der Ankunft jemand um Rückgabe bitten kann, von 0 bis 365. Es gilt auch für frühere Bestellungen.
returns-window-set-button = Frist speichern
returns-window-set = Die Frist ist gespeichert.
returns-window-problem = Eine ganze Zahl von 0 bis 365.
return-accepted-done = Die Rückgabe ist angenommen. Ihre Worte gehen per E-Mail hinaus.
return-declined-done = Die Rückgabe ist abgelehnt. Ihre Worte gehen per E-Mail hinaus.
return-received-done = { $amount } sind erstattet. Alle, die einen Teil davon hatten, geben ihn zurück.
receive-title = Ist es angekommen?
receive-text = Sagen Sie, was da ist. Alles zusammen ist { $worth } wert.
receive-awaited = { $count ->
    [one] 1 Stück erwartet
   *[other] { $count } Stück erwartet
}
receive-restock = Wieder ins Regal
receive-write-off = Abschreiben
receive-button = Annehmen und erstatten
accept-title = Zurücknehmen
accept-instructions = Wie es zu senden ist
accept-instructions-help = Die Adresse, ein Etikett, was darauf stehen soll. Es geht per E-Mail hinaus.
accept-button = Rückgabe annehmen
decline-title = Stattdessen ablehnen
decline-words = Warum, für die Kundin oder den Kunden
decline-button = Rückgabe ablehnen

# Guthaben.
totals-credit = Mit Guthaben bezahlt
credit-title = Ihr Guthaben
credit-text = Damit können Sie Ihre nächste Bestellung im selben Shop bezahlen.
credit-use = { $amount } von meinem Guthaben verwenden ({ $balance })
credit-left = Dann bleiben { $left } zu zahlen.
credit-left-nothing = Dann bleibt nichts zu zahlen.
credit-problem = Hier können nur { $left } Guthaben verwendet werden.
credit-no-account = Zu dieser Bestellung gehört kein Konto, also gibt es kein Guthaben. Erstatten Sie stattdessen das Geld.
refund-to-credit = Als Guthaben für die nächste Bestellung statt als Geld
refund-credited = { $amount } davon werden Guthaben.

# Briefe.
mail-subject-shipped = Ein Paket Ihrer Bestellung { $number } ist unterwegs
mail-subject-return-accepted = Ihre Rückgabe zur Bestellung { $number } ist angenommen
mail-subject-return-declined = Ihre Rückgabe zur Bestellung { $number }
mail-shipped = { $brand } hat Ihnen ein Paket Ihrer Bestellung bei { $shop } gesandt:
mail-shipped-rest = Was nicht darin ist, folgt in einem eigenen Paket.
mail-tracking-link = Verfolgen unter
mail-return-accepted = { $shop } nimmt zurück, was Sie zurückgeben möchten:
mail-return-accepted-next = Ihr Geld kommt, wenn es angekommen ist.
mail-return-declined = { $shop } kann das nicht zurücknehmen:
mail-return-answer = Der Shop schreibt
mail-refund-credit = Es ist Guthaben bei { $shop }: Verwenden Sie es für Ihre nächste Bestellung dort.
mail-refund-part-credit = { $credit } davon sind Guthaben für Ihre nächste Bestellung bei { $shop }. Der Rest kommt so, wie Sie bezahlt haben.
