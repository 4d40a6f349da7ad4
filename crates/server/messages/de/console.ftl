# Die Verwaltungen: Personen und Rollen, Verlauf, Listen, die Seiten des Betreibers.

console-people = Personen
console-history = Verlauf
console-switch = Zu einem anderen Ort wechseln
console-suspended = { $name } ist gesperrt
console-suspended-why = Es wird nichts verkauft, bis der Betreiber der Plattform die Sperre aufhebt. Der Grund: { $why }
console-taken-down = Ihre Boutique wurde entfernt
console-taken-down-why = Niemand sieht sie, und ihre Links bringen nichts ein, bis der Betreiber der Plattform sie zurückstellt. Was Sie verdient haben, bleibt Ihres. Der Grund: { $why }
console-changed-by = Sie können das ansehen, aber nicht ändern. Diese Rollen können es: { $roles }.
role-owner = Inhaberschaft
role-manager = Leitung
role-finance = Buchhaltung
role-staff = Bestellungen und Service
role-owner-text = Sie dürfen alles, auch Rollen vergeben.
role-manager-text = Sie dürfen alles außer Rollen vergeben.
role-finance-text = Sie sehen alles, bestätigen Zahlungen und erstatten.
role-staff-text = Sie sehen und bearbeiten Bestellungen und Rücksendungen.
right-belong = Sehen, wer hier ist, und austreten
right-see-orders = Bestellungen sehen, und wer bestellt hat
right-orders = Bestellungen bearbeiten, stornieren, über Rücksendungen entscheiden
right-payments = Zahlungen bestätigen und Geld erstatten
right-see-money = Umsatz, Verdienst und Schulden sehen
right-see = Produkte, Bedingungen, Verkaufende, Gutscheine und Einstellungen sehen
right-catalog = Produkte, Bestand, Preise und Bilder ändern
right-selling = Verkaufende, Einladungen und Gutscheine ändern
right-terms = Provision, Vereinbarungen und Plan ändern
right-settings = Angaben, Versand und Steuern ändern
right-history = Sehen, wer was geändert hat
right-members = Personen einladen und Rollen vergeben
crew-lead = Alle, die für { $name } arbeiten, und was sie dürfen.
crew-invite = Jemanden einladen
crew-invite-text = Die Person bekommt einen Brief mit einem Link, der einmal und sieben Tage lang gilt.
crew-email = E-Mail-Adresse
crew-send = Einladung senden
crew-open = Offene Einladungen
crew-until = bis
crew-withdraw = Zurückziehen
crew-me = (Sie)
crew-role-of = Rolle von { $name }
crew-change = Rolle ändern
crew-leave = Austreten
crew-remove = Entfernen
crew-rights = Wer was darf
crew-right = Recht
crew-invited = Die Einladung an { $email } ist unterwegs.
crew-withdrawn = Die Einladung gilt nicht mehr.
crew-changed = { $name } hat jetzt die Rolle { $role }.
crew-removed = { $name } arbeitet nicht mehr hier.
crew-left = Sie arbeiten nicht mehr für { $name }.
crew-join-title = Für { $name } arbeiten
crew-join-lead = { $inviter } lädt Sie ein, für { $name } zu arbeiten. Ihre Rolle: { $role }.
crew-join-as = Sie sind als { $name } angemeldet. Die Rolle gehört dann zu diesem Konto.
crew-join-account = Melden Sie sich mit dem Konto an, mit dem Sie arbeiten möchten, oder legen Sie eines an. Danach kommen Sie hierher zurück.
crew-join-button = Annehmen
crew-joined = Willkommen bei { $name }. Ihre Rolle: { $role }.
problem-in-team = Jemand mit dieser Adresse arbeitet schon hier.
problem-in-team-yourself = Sie arbeiten schon hier; die Einladung bleibt für die gemeinte Person offen.
problem-many-invitations = { $most } Einladungen sind offen: Ziehen Sie zuerst eine zurück.
problem-last-owner = Jemand muss die Inhaberschaft behalten: Geben Sie sie zuerst einer anderen Person.
col-person = Person
col-role = Rolle
yes = ja
no = nein
mail-role-subject = Für { $name } arbeiten
mail-role-who = { $inviter } lädt Sie ein, für { $name } zu arbeiten. Ihre Rolle: { $role }.
mail-role-until = Der Link gilt einmal, bis { $date }. Geben Sie ihn niemandem weiter.
mail-role-open = Einladung ansehen
mail-role-closing = Sie haben das nicht erwartet? Dann tun Sie nichts: Ohne Sie geschieht nichts.
history-lead = Jede Änderung, die neueste zuerst: was, wann und durch wen.
history-about = Worüber
history-by = Durch
history-day = Am Tag
history-all = Alles
history-everybody = Alle
history-empty = Nichts da
history-empty-text = So etwas ist nicht geschehen. Änderungen erscheinen innerhalb von Sekunden.
history-who-named = { $name }{ $actor ->
    [operator] {" "}(Betreiber)
   *[other] {""}
}
list-narrow = Anzeigen
history-what = { $kind ->
    [product-changed] { $name } wurde geändert
    [key-made] Der Schlüssel { $name } wurde erstellt
    [key-revoked] Ein Schlüssel wurde widerrufen
    [merchant-return_days_set] Rückgabefrist in Tagen: { $from } → { $to }
    [payout-prepared] Eine Auszahlung an { $name } wurde vorbereitet
    [payout-sent] Die Auszahlung an { $name } wurde gesendet
    [payout-paid] Die Auszahlung an { $name } ist angekommen
    [payout-failed] Die Auszahlung an { $name } ist fehlgeschlagen
    [payout-returned] Die Auszahlung an { $name } kam zurück
    [price_list-changed] Eine Preisliste wurde geändert
    [brand-most_off] Wie weit Shops Preise senken dürfen, wurde geändert
    [merchant-payout_settings] Die Auszahlungseinstellungen wurden geändert
    [person-payout_details] Auszahlungsdaten einer Person wurden geändert
    [brand-payout_details] Die Auszahlungsdaten der Marke wurden geändert
    [order-packed] Ein Paket der Bestellung { $name } wurde gepackt
    [order-unpacked] Ein Paket der Bestellung { $name } wurde ausgepackt
    [order-shipped] Ein Paket der Bestellung { $name } wurde versandt
    [order-delivered] Ein Paket der Bestellung { $name } ist angekommen
    [order-return_asked] Eine Rücksendung der Bestellung { $name } wurde angefragt
    [order-return_withdrawn] Eine Rücksendung der Bestellung { $name } wurde zurückgezogen
    [order-return_accepted] Eine Rücksendung der Bestellung { $name } wurde angenommen
    [order-return_declined] Eine Rücksendung der Bestellung { $name } wurde abgelehnt
    [order-return_received] Eine Rücksendung der Bestellung { $name } ist eingetroffen
    [product-added] { $name } wurde angelegt
    [product-status_set] { $name }: { $from } → { $to }
    [product-rate_set] Provision für { $name }: { $from } → { $to }
    [product-picture_added] { $name } hat ein Bild bekommen
    [product-picture_removed] Ein Bild von { $name } wurde entfernt
    [product-pictures_sorted] { $name } zeigt ein anderes Bild zuerst
    [product-taken_down] { $name } wurde vom Betreiber entfernt
    [product-put_back] { $name } wurde vom Betreiber wieder freigegeben
    [price-set] Preis von { $name }: { $from } → { $to }
    [stock-set] Bestand von { $name }: { $from } → { $to }
    [catalog-imported] Die Datei { $name } wurde in den Katalog übernommen
    [catalog-rate_set] Provision des Katalogs: { $from } → { $to }
    [catalog-pictures_asked] Fehlende Bilder werden noch einmal abgeholt
    [upload-made] Die Datei { $name } wurde hochgeladen
    [upload-accepted] Der Import von { $name } wurde bestätigt
    [upload-discarded] Eine hochgeladene Datei wurde verworfen
    [brand-opened] Die Marke { $name } wurde eröffnet
    [brand-changed] Die Angaben der Marke wurden geändert
    [brand-suspended] Die Marke wurde vom Betreiber gesperrt
    [brand-reinstated] Die Sperre der Marke wurde aufgehoben
    [merchant-opened] Der Shop { $name } wurde eröffnet
    [merchant-changed] Die Angaben des Shops wurden geändert
    [merchant-suspended] Der Shop wurde vom Betreiber gesperrt
    [merchant-reinstated] Die Sperre des Shops wurde aufgehoben
    [plan-published] Plan veröffentlicht: Version { $from } → { $to }
    [agreement-offered] Eine Vereinbarung wurde angeboten
    [agreement-accepted] Eine Vereinbarung wurde angenommen
    [agreement-declined] Ein Angebot wurde abgelehnt oder zurückgezogen
    [agreement-ended] Eine Vereinbarung wurde gekündigt
    [coupon-added] Gutschein { $name } wurde angelegt
    [coupon-stopped] Gutschein { $name } wurde abgeschaltet
    [coupon-allowed] Gutschein { $name } gilt wieder
    [zone-added] Versandzone { $name } wurde angelegt
    [zone-removed] Versandzone { $name } wurde entfernt
    [method-added] Versandart { $name } wurde angelegt, { $to }
    [method-removed] Versandart { $name } wurde entfernt
    [tax-kind_set] Die Steuer heißt jetzt { $name }
    [tax-rate_set] Steuersatz für { $name }: { $from } → { $to }
    [tax-rate_removed] Steuersatz für { $name } wurde entfernt
    [member-joined] { $name } verkauft jetzt hier
    [member-deactivated] { $name } wurde deaktiviert
    [member-reactivated] { $name } darf wieder verkaufen
    [member-moved] Wer { $name } eingeführt hat, wurde berichtigt
    [member-taken_down] Die Boutique von { $name } wurde vom Betreiber geschlossen
    [member-put_back] Die Boutique von { $name } ist wieder geöffnet
    [invitation-made] Eine Einladung zum Verkaufen wurde erstellt
    [invitation-withdrawn] Eine Einladung zum Verkaufen wurde zurückgezogen
    [boutique-changed] { $name } hat die Boutique geändert
    [collection-added] Die Sammlung „{ $name }“ kam in eine Boutique
    [collection-changed] Die Sammlung „{ $name }“ wurde geändert
    [collection-removed] Die Sammlung „{ $name }“ wurde entfernt
    [link-made] Der Kurzlink { $name } wurde angelegt
    [campaign-added] Die Kampagne „{ $name }“ wurde begonnen
    [campaign-changed] Die Kampagne „{ $name }“ wurde geändert
    [role_invitation-made] Jemand wurde mit der Rolle { $role } eingeladen
    [role_invitation-withdrawn] Eine Einladung mit der Rolle { $role } wurde zurückgezogen
    [role-accepted] { $name } ist mit der Rolle { $role } dabei
    [role-changed] Rolle von { $name }: { $from } → { $to }
    [role-removed] { $name } ist nicht mehr dabei ({ $role })
    [person-changed] { $name } hat das eigene Profil geändert
    [person-password_changed] { $name } hat das Passwort geändert
    [person-suspended] { $name } wurde gesperrt
    [person-reinstated] { $name } darf sich wieder anmelden
    [report-made] Eine Seite wurde gemeldet
    [report-dismissed] Eine Meldung wurde verworfen
    [report-upheld] Eine gemeldete Seite wurde entfernt
    [job-retried] Eine Aufgabe beginnt von vorn
    [job-dismissed] Eine Aufgabe wurde von der Liste genommen
    [order-placed] Bestellung { $name } ist eingegangen
    [order-paid] Bestellung { $name } wurde bezahlt
    [order-paid_late_refunded] Bestellung { $name } wurde zu spät bezahlt und erstattet
    [order-paid_late_backordered] Bestellung { $name } wurde spät bezahlt; die Ware folgt
    [order-backorder_filled] Die Ware für Bestellung { $name } ist da
    [order-cancelled] Bestellung { $name } wurde storniert
    [order-expired] Bestellung { $name } wurde nicht rechtzeitig bezahlt
    [order-refunded] Geld aus Bestellung { $name } wurde erstattet
    [order-released] Die Rückgabefrist von Bestellung { $name } ist vorbei
   *[other] { $word }: { $name }
}
history-thing = { $thing ->
    [order] Bestellungen
    [product] Produkte
    [price] Preise
    [stock] Bestand
    [catalog] Katalog und Importe
    [agreement] Vereinbarungen
    [plan] Plan
    [coupon] Gutscheine
    [zone] Versandzonen
    [method] Versandarten
    [tax] Steuern
    [member] Verkaufende
    [boutique] Boutiquen
    [collection] Sammlungen
    [link] Kurzlinks
    [campaign] Kampagnen
    [payout] Auszahlungen
    [price_list] Preislisten
    [key] Schlüssel für Programme
    [invitation] Einladungen zum Verkaufen
    [role] Rollen
    [role_invitation] Einladungen ins Team
    [merchant] Angaben des Shops
    [brand] Angaben der Marke
    [person] Personen
    [report] Meldungen
    [job] Aufgaben
   *[other] { $thing }
}
history-who = { $actor ->
    [customer] Kundschaft
    [seller] Boutique
    [brand] Marke
    [merchant] Shop
    [operator] Betreiber
    [key] Programm
    [clock] Das Programm selbst
   *[other] { $actor }
}
operate-organisations = Shops und Marken
operate-organisations-lead = Alle, die hier verkaufen oder verkauft werden.
operate-find-name = Name oder Adresse suchen
operate-none = Niemand da
operate-none-text = Nichts passt zu Ihrer Suche.
operate-open = Geöffnet
operate-suspended = Gesperrt
operate-suspend = Sperren
operate-suspend-text = Es wird nichts verkauft, bis Sie die Sperre aufheben. Bestehende Bestellungen bleiben, wie sie sind. Wem es gehört, liest den Grund.
operate-why = Grund
operate-why-help = Die Betroffenen lesen das.
operate-reinstate = Sperre aufheben
operate-let-in = Wieder zulassen
operate-suspended-done = { $name } ist gesperrt.
operate-reinstated-done = Die Sperre von { $name } ist aufgehoben.
operate-shops = Shops
operate-brands = Marken
operate-shops-suspended = Gesperrte Shops
operate-brands-suspended = Gesperrte Marken
operate-size-brand = { $count } Produkte, Team: { $team }
operate-size-shop = { $count } Marken, Team: { $team }
operate-people = Personen
operate-people-lead = Alle mit einem Konto.
operate-find-person = Name oder E-Mail-Adresse suchen
operate-everybody = Alle
operate-roles = { $count } Rollen
operate-reports = Meldungen
operate-reports-lead = Was nach Meinung von Besuchern nicht hier sein sollte. Die Betroffenen lesen den Grund, den Sie angeben.
operate-reports-open = Offen
operate-reports-decided = Entschieden
operate-reports-empty = Nichts zu entscheiden
operate-reports-empty-text = Wenn jemand eine Seite meldet, erscheint sie hier.
operate-look = Marke ansehen
operate-take-down = Entfernen
operate-taken-down = Entfernt
operate-taken-down-done = Es ist entfernt, und wem es gehört, liest den Grund.
operate-nothing-wrong = Nichts zu beanstanden
operate-dismissed-done = Die Meldung ist geschlossen.
operate-put-back = Wieder freigeben
operate-put-back-done = Wem es gehört, kann wieder darüber verfügen.
problem-reason = Schreiben Sie einen Grund mit 1 bis { $most } Zeichen.
problem-suspend-oneself = Sie können sich nicht selbst sperren.
problem-decided = Diese Meldung ist schon entschieden.
col-size = Größe
report-link = Diese Seite melden
page-report-title = { $name } melden
page-report-lead = Der Betreiber der Plattform liest das. Sie müssen nicht sagen, wer Sie sind.
report-why = Was daran nicht stimmt
report-words = Mehr dazu
report-button = Meldung senden
report-done = Danke. Wir sehen es uns an.
report-kind = { $kind ->
    [product] Produkt
    [boutique] Boutique
   *[brand] Marke
}
report-reason = { $reason ->
    [illegal] Es darf nicht verkauft werden
    [dangerous] Es ist gefährlich
    [misleading] Was dort steht, stimmt nicht
    [copied] Es ist ein fremdes Werk oder ein fremder Name
    [offensive] Es beleidigt Menschen
   *[other] Etwas anderes
}
col-name = Name
console-customers = Kundschaft
console-stock = Bestand
console-sales = Verkäufe
list-views = Gespeicherte Ansichten
list-find = Suchen
list-which = Welche
list-sort = Reihenfolge
list-from = Von
list-until = Bis
list-csv = Als Datei (CSV)
list-keep-views = Diese Ansicht speichern
list-view-name = Name der Ansicht
list-keep = Speichern
list-forget = Löschen
list-kept = Die Ansicht { $name } ist gespeichert.
list-forgotten = Die Ansicht ist gelöscht.
problem-view-name = Geben Sie der Ansicht einen Namen mit 1 bis 60 Zeichen.
problem-view-many = Von einer Liste werden höchstens 20 Ansichten gespeichert: Löschen Sie zuerst eine.
list-pick = { $name } auswählen
list-with-picked = Mit den markierten:
list-nothing-picked = Nichts ist markiert: Markieren Sie zuerst mindestens ein Kästchen.
list-done = Erledigt: { $count }.
list-done-but = Erledigt: { $count }. Nicht möglich und unverändert: { $not }.
orders-pay-several = Zahlungen sind da
orders-cancel-several = Stornieren
sellers-find = Name oder Adresse suchen
sellers-all = Alle Verkaufenden
coupons-find = Code oder Namen suchen
coupons-all = Alle Gutscheine
coupons-stop-several = Abschalten
products-prices-several = Preise ändern
products-activate-several = In den Verkauf nehmen
products-archive-several = Archivieren
sort-latest = Letzte Bestellung zuerst
sort-total = Höchste Summe zuerst
sort-orders = Meiste Bestellungen zuerst
sort-by-name = Nach Name
sort-sold = Höchster Umsatz zuerst
sort-pieces = Meiste Stücke zuerst
sort-shop = Nach Shop
sort-short = Knappes zuerst
sort-sku = Nach Artikelnummer
sort-joined = Älteste zuerst
sort-newest = Neueste zuerst
sort-oldest = Älteste zuerst
sort-state = Was wartet, zuerst
sort-code = Nach Code
sort-used = Meistgenutzte zuerst
customers-lead = Alle, die hier bestellt haben, Gäste nach ihrer E-Mail-Adresse.
customers-find = Name oder E-Mail-Adresse suchen
customers-empty = Noch keine Kundschaft
customers-empty-text = Wer bestellt, erscheint hier.
own-customers-lead = Menschen, die bei { $shop } zu Ihnen gehören. Sie sehen Namen und Umsatz; Anschrift und E-Mail-Adresse bleiben zwischen ihnen und dem Shop.
own-customers-find = Name suchen
own-customers-empty = Noch niemand
own-customers-empty-text = Wer mit einem Konto über Ihre Boutique kauft, bleibt Ihre Kundschaft und erscheint hier.
col-email = E-Mail
col-orders = Bestellungen
col-last-order = Letzte Bestellung
col-pieces = Stück
col-your-share = Ihr Anteil
col-reserved = Reserviert
col-on-hand = Vorhanden
sales-lead = Was Shops von Ihren Produkten verkauft haben und was bezahlt wurde, nach Shop und danach, wer verkauft hat, ohne Erstattetes. Ohne Tage: dieser Monat.
sales-find = Shop oder Namen suchen
sales-nobody = Ohne Boutique
sales-empty = Nichts verkauft
sales-empty-text = In diesen Tagen wurde nichts verkauft.
stock-lead = Zählen, eintippen, speichern. Was für Bestellungen reserviert ist, liegt noch da.
stock-find = Produkt oder Artikelnummer suchen
stock-of = Vorhanden von { $name }
stock-store = Zahlen speichern
stock-empty = Nichts da
stock-empty-text = Kein gezähltes Produkt passt zu Ihrer Suche.
stock-not-stored = Nichts wurde gespeichert
stock-problem-numbers = Einiges ist keine Zahl von 0 bis 1.000.000.000. Ihre Eingaben stehen noch unten.
stock-changed = Es waren { $seen }, als Sie nachsahen, und sind jetzt { $now }. Prüfen Sie Ihre Zahl und speichern Sie noch einmal.
price-change-title = Preise ändern
price-change-lead = Sehen Sie zuerst, wie die Preise werden; erst dann ändern sie sich.
prices-percent = Ändern um
prices-percent-help = -10 macht alles um ein Zehntel billiger. Auf den nächsten Cent gerundet.
prices-look = Ansehen
prices-now = Jetzt
prices-then = Danach
prices-back = So lassen, wie sie sind
price-change-problem-percent = Tippen Sie einen Prozentsatz von -90 bis 900.
prices-problem-changed = Jemand hat inzwischen einen Preis oder die Auswahl geändert. Sehen Sie noch einmal nach.
stock-stored = { $count ->
    [0] Nichts war anders.
    [one] Eine Zahl ist gespeichert.
   *[other] { $count } Zahlen sind gespeichert.
}
stock-problem-changed = { $count ->
    [one] Eine Zahl hat sich geändert, seit Sie nachsahen.
   *[other] { $count } Zahlen haben sich geändert, seit Sie nachsahen.
} Ihre Eingaben stehen noch unten.
prices-change = { $count ->
    [one] Einen Preis ändern
   *[other] { $count } Preise ändern
}
prices-changed = { $count ->
    [one] Ein Preis ist geändert.
   *[other] { $count } Preise sind geändert.
}
right-payouts = Auszahlen, was Verkaufenden und Marken zusteht
