# Der Rahmen der Verwaltungen, und die Seiten derer, die verkaufen.
console-boutique = Boutique
console-shop = Shop
console-brand = Marke
console-today = Heute
console-earnings = Verdienst
console-team = Team
console-invitations = Einladungen
console-my-boutique = Meine Boutique
console-orders = Bestellungen
console-brands = Marken
console-plan = Plan
console-sellers = Verkaufende
console-products = Produkte
console-terms = Provision
console-shops = Shops
console-import = Import
console-details = Angaben
console-boutique-at = Meine Boutique bei { $shop }
console-see-shop = Shop ansehen
console-see-brand = Seite der Marke ansehen
console-waiting = warten

col-what = Was
col-when = Wann
col-through = Über
col-state = Stand
col-earned = Verdient

today-hello = Guten Tag, { $name }
today-and-more = { $name } und { $count } mehr
today-chart-summary = { $total } in 30 Tagen; der beste Tag brachte { $best }.
today-inactive = Sie sind bei { $shop } deaktiviert: Es kommt nichts Neues dazu. Was Sie verdient haben, bleibt Ihres.
today-choose-text = Ihre Boutique zeigt alles, was der Shop verkauft. Wählen Sie, was Sie empfehlen würden.
today-choose = Produkte wählen
today-words-text = In Ihrer Boutique steht noch nicht, wer Sie sind.
today-words = Sagen, warum
today-invite-text = Sie dürfen andere dazuholen. Sie verdienen, wenn diese verkaufen.
share-subject = { $name } empfiehlt
today-earned = Heute verdient
today-month = { $amount } in diesem Monat
today-next = Als Nächstes verfügbar
today-nothing-pending = Nichts ist vorgemerkt
today-available-help = Gehört Ihnen, Rückgabefrist vorbei
today-share = Ihre Boutique teilen
today-share-text = Wer über diese Adresse kommt und kauft, kauft bei Ihnen.
today-address = Adresse Ihrer Boutique
today-share-mail = Per E-Mail teilen
today-todo = Lohnt sich
today-chart = Die letzten 30 Tage
today-chart-empty = Nach dem ersten Verkauf steht hier, was Sie an welchem Tag verdient haben.
today-chart-table = Als Tabelle zeigen
today-day = Tag
today-amount = Verdient
today-sales = Neueste Verkäufe
today-sales-all = Gesamter Verdienst
today-sales-empty = Noch keine Verkäufe
today-sales-empty-text = Teilen Sie Ihre Boutique mit jemandem, dem Ihre Auswahl gefallen könnte. Die Bestellung erscheint hier.

earnings-title = Verdienst
earnings-lead = Öffnen Sie eine Zeile, um Bestellung, Regel und Rundung dahinter zu sehen.
earnings-balance = Wo Ihr Verdienst steht
earnings-pending = Vorgemerkt
earnings-pending-help = Bezahlt, die Rückgabefrist läuft noch
earnings-available = Verfügbar
earnings-available-help = Kann an Sie ausgezahlt werden
earnings-reversed = Zurückgenommen
earnings-reversed-help = Weil Ware zurückging
earnings-available-from = Verfügbar
earnings-all = Alle
earnings-several = { $quantity } × { $name }
earnings-own-sale = Ihr eigener Verkauf
earnings-through-level = Stufe { $level }, verkauft von { $name }
earnings-given-back = { $what }, zurückgegeben
earnings-calculation = { $base } × { $commission } = { $pot }, davon { $rate } = { $amount }
earning-awaited = Noch nicht bezahlt
earning-pending = Vorgemerkt
earning-available = Verfügbar
earning-taken-back = Zurückgenommen
earning-gone = Nichts daraus geworden
reason-order = Bestellung
reason-price = Preis
reason-price-of = { $total } für { $quantity }
reason-base = Zählt
reason-base-of = { $base } davon zählen für die Provision
reason-commission = Provision
reason-commission-of = { $rate } von { $base } = { $pot }
reason-commission-rounded = { $words } ({ $exact }, abgerundet)
reason-rule = Regel
reason-rule-seller = Wer verkauft, bekommt { $rate } der Provision
reason-rule-level = Stufe { $level } über der verkaufenden Person bekommt { $rate } der Provision
reason-rounding = Rundung
reason-rounded = { $exact }, gerundet auf { $amount }, damit alle Teile zusammen genau die Provision ergeben
reason-skipped = Übersprungen
reason-skipped-who = { $names } konnte an dieser Bestellung nichts verdienen, deshalb kam die Stufe zu Ihnen
reason-taken-back = Seither zurückgenommen
earnings-empty = Noch nichts verdient
earnings-empty-text = Jeder Verkauf über Ihre Boutique oder Ihr Team erscheint hier mit der ganzen Rechnung.

team-title = Team
team-lead = Die Menschen, die Sie eingeführt haben, und die sie eingeführt haben. Sie verdienen, wenn sie verkaufen, nie, wenn jemand beitritt.
team-invite = Jemanden einladen
team-people = Menschen
team-active = { $count ->
    [one] 1 hat in diesem Monat etwas verkauft
   *[other] { $count } haben in diesem Monat etwas verkauft
}
team-sold = Verkauft vom Team
team-earned = Verdient durch das Team
team-month = in diesem Monat
team-frontline = Von Ihnen eingeführt
team-you = Sie
team-since = seit { $date }
team-sold-this-month = { $amount } in diesem Monat
team-nothing-this-month = In diesem Monat noch nichts
team-below = { $count ->
    [one] 1 Mensch darunter
   *[other] { $count } Menschen darunter
}
team-look-below = Alle unter { $name }
team-more = Mehr Menschen zeigen
team-empty = Noch niemand hier
team-empty-text = Wenn jemand Ihre Einladung annimmt, steht er oder sie hier, und darunter, wen er oder sie einführt.

invitations-title = Einladungen
invitations-lead = Holen Sie jemanden dazu, der für { $shop } verkauft. Jede Einladung gilt einmal, 30 Tage lang.
invitations-note = Für wen
invitations-note-help = Das sehen nur Sie.
invitations-make = Einladung erstellen
invitations-empty = Keine offenen Einladungen
invitations-empty-text = Erstellen Sie eine und schicken Sie ihre Adresse jemandem, dem Sie vertrauen. Wird sie angenommen, verschwindet sie hier, und der Mensch steht im Team.
invitation-made = Die Einladung ist bereit. Kopieren Sie ihre Adresse und verschicken Sie sie.
invitation-withdrawn = Die Einladung ist zurückgezogen. Ihre Adresse öffnet nichts mehr.
invitations-nobody = Ohne Notiz
invitations-ends = endet
invitations-address = Adresse der Einladung
invitations-withdraw = Zurückziehen

my-boutique-title = Meine Boutique
my-boutique-lead = Was Sie sagen und was Sie zeigen. Änderungen sind sofort sichtbar.
my-boutique-see = So sehen sie andere
my-boutique-words = Worte an Ihre Besucher
my-boutique-words-help = Warum gerade diese Dinge? Zwei oder drei Sätze mit Ihrer eigenen Stimme verkaufen mehr als zehn.
my-boutique-save = Speichern
my-boutique-choice = Produkte
my-boutique-chosen = { $count ->
    [0] Noch keine gewählt
    [one] 1 gewählt
   *[other] { $count } gewählt
}
my-boutique-empty = Der Shop hat noch keine Produkte
my-boutique-empty-text = Sobald er welche hat, wählen Sie hier daraus.
my-boutique-earns = Bringt Ihnen { $amount }
my-boutique-changed = Ihre Boutique ist geändert.
my-boutique-first = Steht vorn
my-boutique-put-first = Nach vorn
my-boutique-add = Hinzufügen

today-coupons = Ihre Gutscheine
today-coupons-text = Wer mit einem davon bestellt, zahlt weniger, und der Verkauf gehört Ihnen.
today-coupon-used = eingelöst: { $used }
