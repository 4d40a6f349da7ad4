# Auszahlungen: die Seite des Shops, der Verkaufenden und der Marken.
console-payouts = Auszahlungen
payouts-title = Auszahlungen
payouts-lead = Was Marken und Verkaufenden zusteht, sobald die Rückgabefrist vorbei ist. Niemand muss daran denken: Auszahlungen werden an ihrem Tag vorbereitet.
payouts-mine-lead = Was Ihnen gehört, wird am Auszahlungstag des Shops ausgezahlt. Öffnen Sie eine Auszahlung, um die Bestellungen dahinter zu sehen.
payouts-whom = Name
payouts-prepared-at = Vorbereitet
payouts-amount = Betrag
payouts-order = Bestellung
payouts-own-since = Freigegeben
payouts-sum = Zusammen
payouts-made-of = Woraus sie besteht
payouts-csv = Als Tabelle (CSV)
payouts-see-file = Die Zahlungen, mit denen sie gesendet wurde
payouts-say = Was ist daraus geworden?
payouts-arrived = Sie ist angekommen
payouts-reason = Warum ist sie nicht angekommen?
payouts-reason-help = Das liest, wer auf das Geld wartet. Der Betrag ist wieder offen und kommt in den nächsten Lauf.
payouts-fail = Sie ist nicht angekommen
payouts-available = Verfügbar
payouts-in-payout = In Auszahlung
payouts-in-payout-help = Vorbereitet oder bei der Bank
payouts-paid = Ausgezahlt
payouts-paid-help = Angekommen
payouts-so-far = Bisherige Auszahlungen
payouts-none = Noch keine Auszahlungen
payouts-none-text = Die erste erscheint hier, wenn der Auszahlungstag des Shops kommt und genug verfügbar ist.
payouts-say-where = Sagen Sie unten, wohin Ihr Geld gehen soll. Bis dahin wartet es.
payouts-where = Wohin Ihr Geld geht
payouts-where-unknown = Noch weiß niemand, wohin damit.
payouts-where-now = Zurzeit:
payouts-way = Wie möchten Sie bezahlt werden?
payouts-way-bank = Per Überweisung
payouts-way-other = Auf anderem Weg
payouts-holder = Kontoinhaber
payouts-iban = IBAN
payouts-iban-help = Nur Shops, die Ihnen Geld schulden, sehen sie, wenn sie Sie bezahlen.
payouts-words = Anderer Weg, in Worten
payouts-words-help = Zum Beispiel: bar im Laden. Der Shop entscheidet, ob er das kann.
payouts-password = Ihr Passwort
payouts-password-help = Damit niemand von einem offenen Browser aus Ihr Geld umleitet.
payouts-save-details = Speichern
payouts-details-saved = Gespeichert. Auszahlungen, die von jetzt an gesendet werden, gehen dorthin.
payouts-problem-holder = Wem gehört das Konto? 1 bis 70 Zeichen in einer Zeile.
payouts-problem-iban = Das ist keine IBAN. Sie beginnt mit zwei Buchstaben für das Land und zwei Ziffern; vielleicht ist eine Ziffer vertippt.
payouts-problem-words = Sagen Sie in 1 bis 300 Zeichen, wie Sie bezahlt werden möchten.
payouts-ready = Bereit zum Senden
payouts-count = { $count ->
    [one] { $count } Auszahlung
   *[other] { $count } Auszahlungen
}
payouts-held = Geld der Kundschaft bei Ihnen
payouts-held-help = Laut Büchern, ohne das, was bei der Bank ist
payouts-sent = Bei der Bank
payouts-sent-help = Sagen Sie, was angekommen ist, sobald Sie es wissen
payouts-without-details = { $count ->
    [one] Eine Auszahlung wartet: Der Empfänger hat nicht gesagt, wohin das Geld soll.
   *[other] { $count } Auszahlungen warten: Die Empfänger haben nicht gesagt, wohin das Geld soll.
}
payouts-send = Auszahlungen senden
payouts-money = Wie viel Geld ist dafür da? ({ $currency })
payouts-money-help = Die ältesten werden zuerst bezahlt. Was nicht passt, wartet, und der Empfänger erfährt es.
payouts-send-button = Datei für die Bank erstellen
payouts-problem-money = Ein Betrag wie 250,00, nicht unter null.
payouts-sent-done = { $sent ->
    [one] Eine Auszahlung ist in dieser Datei. Geben Sie sie Ihrer Bank, und sagen Sie hier, was angekommen ist.
   *[other] { $sent } Auszahlungen sind in dieser Datei. Geben Sie sie Ihrer Bank, und sagen Sie hier, was angekommen ist.
}
payouts-sent-short = { $short ->
    [one] Eine Auszahlung wartet auf Geld.
   *[other] { $short } Auszahlungen warten auf Geld.
}
payouts-sent-none = Nichts konnte gesendet werden: Das Geld reicht für keine Auszahlung.
payouts-runs = Läufe
payouts-prepare-now = Jetzt vorbereiten
payouts-prepared-none = Noch steht niemandem der Mindestbetrag zu.
payouts-prepared-done = Die Auszahlungen sind vorbereitet.
payouts-no-runs = Noch keine Läufe
payouts-no-runs-text = Der erste wird an seinem Tag von selbst vorbereitet.
payouts-due = Fällig
payouts-to-send = Zu senden
payouts-files = Dateien für die Bank
payouts-sent-at = Gesendet
payouts-when = Wann Auszahlungen vorbereitet werden
payouts-time = Tag
payouts-time-help = Ein Tag beginnt um Mitternacht UTC.
payouts-time-off = Nur von Hand
payouts-time-weekly = Jeden { $day }
payouts-time-monthly = Jeden Monat am { $day }.
payouts-monday = Montag
payouts-tuesday = Dienstag
payouts-wednesday = Mittwoch
payouts-thursday = Donnerstag
payouts-friday = Freitag
payouts-saturday = Samstag
payouts-sunday = Sonntag
payouts-minimum = Ab welchem Betrag ({ $currency })
payouts-minimum-help = Weniger wartet auf mehr. Bei 0 wird jeder Cent ausgezahlt.
payouts-save-settings = Speichern
payouts-settings-saved = Gespeichert.
payouts-next = Die nächsten werden am { $date } vorbereitet.
payouts-next-by-hand = Sie werden vorbereitet, wenn Sie es sagen.
payouts-next-mine = Nächste Auszahlung am { $date }, ab { $minimum }
payouts-next-mine-by-hand = Der Shop zahlt von Hand aus, ab { $minimum }
payouts-run-title = Auszahlungen, fällig am { $date }
payouts-run-by-hand = { $date }, von Hand
payouts-file-title = Zahlungen vom { $date }
payouts-group-lead = { $count ->
    [one] Eine Auszahlung, zusammen { $total }
   *[other] { $count } Auszahlungen, zusammen { $total }
}
payouts-bank-csv = Tabelle für die Bank (CSV)
payouts-all-arrived = Alles ist angekommen
payouts-all-arrived-done = { $count ->
    [one] Eine Auszahlung ist bezahlt.
   *[other] { $count } Auszahlungen sind bezahlt.
}
payouts-nobody-due = An diesem Tag stand niemandem der Mindestbetrag zu.
payouts-paid-done = Sie ist bezahlt.
payouts-failed-done = Sie ist wieder offen und kommt in den nächsten Lauf.
payouts-wrong-state = Das lässt sich von dieser Auszahlung nicht mehr sagen. Unten steht, wie es jetzt ist.
payouts-problem-reason = Sagen Sie in 1 bis 200 Zeichen, warum.
payouts-statement-to = Auszahlung an { $name }
payouts-statement-from = Auszahlung von { $name }
payouts-number = Nummer
payouts-from = Bezahlt von
payouts-to = Bezahlt an
payouts-sent-to = Gesendet an
payouts-paid-at = Angekommen
payouts-failed-at = Gescheitert
payouts-state-prepared = Vorbereitet
payouts-state-sent = Bei der Bank
payouts-state-paid = Bezahlt
payouts-state-failed = Gescheitert
payouts-state-returned = Zurückgekommen
payouts-waits-details = Wartet: Niemand hat gesagt, wohin
payouts-waits-money = Wartet: Das Geld reichte dieses Mal nicht
payouts-owed-again = { $reason }: wieder offen und im nächsten Lauf
payouts-line-own = Eigener Verkauf
payouts-line-sale = Ein Verkauf über @{ $name }
payouts-line-goods = Verkaufte und gelieferte Ware
payouts-line-back = Durch eine Erstattung zurückgenommen
payouts-line-other = Eine andere Bewegung
earnings-in-payout = In Auszahlung
earnings-in-payout-help = Vorbereitet oder bei der Bank
earnings-paid = Ausgezahlt
earnings-paid-help = Angekommen
today-payout = Nächste Auszahlung
event-payout-prepared = Eine Auszahlung wurde vorbereitet
event-payout-sent = Eine Auszahlung ging an die Bank
event-payout-paid = Eine Auszahlung ist angekommen
event-payout-failed = Eine Auszahlung ist gescheitert: Der Betrag ist wieder offen
event-payout-returned = Eine Auszahlung kam zurück: Der Betrag ist wieder offen
event-payout-settings = Tag oder Mindestbetrag der Auszahlungen wurde geändert
event-payout-details = Das Ziel der Auszahlungen wurde geändert
