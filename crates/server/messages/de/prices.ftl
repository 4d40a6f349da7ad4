# Preislisten, und wie weit eine Marke ihre Preise fallen lässt.
console-prices = Preislisten
prices-title = Preislisten
prices-lead = Der Preis der Marke ist der Standard. Eine Liste senkt ihn: für eine Zeit, für einen Teil der Kundschaft oder für Ihre Verkaufenden. Der niedrigste Preis, der jemandem zusteht, gilt; ein Gutschein geht davon ab.
prices-none = Noch keine Listen: Alle zahlen die Preise der Marken.
prices-name = Name
prices-audience = Für wen
prices-window = Wann
prices-contents = Was darin ist
prices-new = Eine neue Liste
prices-from = Erster Tag
prices-until = Letzter Tag
prices-save-days = Tage speichern
prices-add = Liste anlegen
prices-added = Die Liste ist angelegt. Sagen Sie unten, was sie senkt.
prices-for-everybody = Alle
prices-for-group = Menschen, die Sie nennen
prices-for-sellers = Ihre Verkaufenden, für den eigenen Bedarf
prices-since = Seit { $from }
prices-between = { $from } bis { $until }
prices-count = { $count ->
    [0] Keine eigenen Preise
    [one] Ein eigener Preis
   *[other] { $count } eigene Preise
}
prices-contents-both = { $prices }, { $offs ->
    [0] kein Nachlass
    [one] ein Nachlass
   *[other] { $offs } Nachlässe
}
prices-state-runs = Gilt jetzt
prices-state-stopped = Angehalten
prices-state-later = Beginnt später
prices-state-over = Vorbei
prices-stop = Liste anhalten
prices-allow = Wieder gelten lassen
prices-saved = Gespeichert.
prices-offs = Nachlass
prices-offs-text = Auf ein Produkt, sonst auf seine Marke, sonst auf alles. Keine Liste geht unter das, was eine Marke erlaubt.
prices-off-brand = Worauf
prices-off-product = Nur dieses Produkt
prices-off-product-help = Der letzte Teil seiner Adresse, etwa morning-bowl. Leer für alles von der Marke.
prices-off-percent = Wie viel
prices-off-add = Nachlass geben
prices-off-everything = Alles
prices-off-of-brand = Alles von { $brand }
prices-problem-percent = Mehr als 0 und höchstens 100 Prozent, etwa 20 oder 12,5.
prices-problem-product = Diese Marke hat kein solches Produkt in Ihrem Shop.
prices-own = Eigene Preise
prices-own-csv = Als Tabelle (CSV)
prices-table = Eine Tabelle von Preisen
prices-table-help = Mit den Spalten sku und price, und brand, wo zwei Marken dieselbe Nummer verwenden. Ein leerer Preis nimmt einen Artikel heraus.
prices-import = Preise übernehmen
prices-imported = { $set } Preise gesetzt, { $removed } herausgenommen.
prices-problems = Nichts wurde geändert: Sehen Sie diese Zeilen an
prices-problem-columns = Die erste Zeile nennt die Spalten: sku, price.
prices-row = Zeile { $line }: { $problem }
prices-row-unknown = kein Artikel { $sku } in Ihrem Shop, oder mehrere: Nennen Sie die Marke
prices-row-amount = { $text } ist kein Betrag von mindestens 0
prices-row-twice = { $sku } steht ein zweites Mal da
prices-row-floor = die Marke erlaubt nichts unter { $price }
prices-row-above = eine Liste macht nichts teurer als { $price }
prices-customers = Für diese Menschen
prices-emails = E-Mail-Adressen
prices-emails-help = Eine je Zeile: die Adressen, mit denen sie sich anmelden.
prices-save-customers = Speichern
prices-problem-email = Eine davon ist keine E-Mail-Adresse.
prices-problem-name = 1 bis 60 Zeichen in einer Zeile.
prices-problem-day = Ein Tag wie 2026-12-24, und nicht vor dem ersten.
most-off-title = Was Shops nachlassen dürfen
most-off-label = Höchstens
most-off-help = Keine Preisliste eines Shops geht darunter. Leer: so viel sie möchten. 0: nichts.
most-off-save = Speichern
most-off-saved = Gespeichert. Es gilt sofort, für jede Preisliste.
event-price-list = Eine Preisliste wurde geändert
event-most-off = Was Shops nachlassen dürfen, wurde geändert
