# Bilder, die jemand schickt, und Bilder, die geholt werden.
picture-choose = Bild wählen
picture-send = Hochladen
picture-remove = Entfernen
picture-help = JPEG, PNG, WebP oder GIF, bis { $largest } MB. Wo und wann es aufgenommen wurde, wird nicht behalten.
picture-help-product = { $help } Höchstens { $most } Bilder.
picture-portrait = Ihr Porträt
picture-logo = Logo
picture-banner = Titelbild
picture-saved = Das Bild ist gespeichert.
picture-removed = Das Bild ist entfernt.
picture-is-first = Das Bild steht jetzt vorn.
picture-none = Wählen Sie zuerst ein Bild.
picture-empty = Die Datei ist leer. Wählen Sie eine andere.
picture-too-large = Die Datei ist zu groß: { $largest } MB sind das Höchste. Speichern Sie sie kleiner und schicken Sie sie noch einmal.
picture-unknown = Das ist kein Bild. Angenommen werden JPEG, PNG, WebP und GIF.
picture-kind = { $kind ->
    [SVG] Zeichnungen (SVG) werden nicht angenommen, weil sie Programme enthalten können. Speichern Sie sie als PNG.
    [HEIC] Dieses Foto ist in HEIC. Teilen Sie es als JPEG: Telefone nennen das „Maximale Kompatibilität“.
   *[other] Das ist eine Datei der Art { $kind }. Angenommen werden JPEG, PNG, WebP und GIF.
}
picture-too-many-points = Das Bild hat zu viele Bildpunkte. Speichern Sie es mit höchstens 50 Megapixeln.
picture-broken = Das Bild ist kaputt: Es endet mittendrin oder widerspricht sich. Speichern Sie es neu und schicken Sie es noch einmal.
picture-too-many = Ein Produkt hat höchstens { $most } Bilder. Entfernen Sie zuerst eines.
picture-first = Steht vorn
picture-add = Bild hinzufügen
picture-alt = Was es zeigt
picture-alt-help = Für Menschen, die es nicht sehen, zum Beispiel „Schale von oben, halb gefüllt“.
picture-reason = { $word ->
    [address] Das ist keine Webadresse.
    [port] Nur die üblichen Ports von Webservern werden angesprochen.
    [private] Diese Adresse ist nicht öffentlich.
    [unknown] Kein Server heißt so.
    [silent] Der Server antwortet nicht.
    [status-403] Der Server gibt es nicht her (403).
    [status-404] Unter dieser Adresse ist nichts (404).
    [status-410] Unter dieser Adresse ist nichts mehr (410).
    [status] Der Server antwortet mit dem Fehler { $detail }.
    [redirects] Der Server schickt uns immer weiter.
    [large] Die Datei ist zu groß.
    [slow] Der Server braucht zu lange.
    [kind] Was dort liegt, ist kein Bild, sondern { $detail }.
    [points] Das Bild hat zu viele Bildpunkte.
   *[broken] Was dort liegt, ist kein lesbares Bild.
}
own-pictures = Bilder
own-pictures-empty = Noch keine Bilder
own-pictures-empty-text = Bis es eines gibt, steht an seiner Stelle eine farbige Kachel mit den ersten Buchstaben.
pictures-title = Bilder von anderen Servern
pictures-lead = Ihre Katalogdateien nennen Bilder mit ihrer Adresse. Jedes wird einmal geholt; die Shops zeigen unsere Kopie.
pictures-more = Ansehen
pictures-fetched = { $fetched ->
    [one] Das Bild ist da.
   *[other] Alle { $fetched } Bilder sind da.
}
pictures-waiting = { $fetched } von { $all } Bildern sind da. Die anderen werden gerade geholt.
pictures-failed = { $count ->
    [one] 1 Bild ließ sich nicht holen. { $fetched } von { $all } sind da.
   *[other] { $count } Bilder ließen sich nicht holen. { $fetched } von { $all } sind da.
}
pictures-problems = Ließen sich nicht holen
pictures-next = Nächster Versuch
pictures-again = Alle noch einmal versuchen
pictures-tried-again = Sie werden jetzt noch einmal versucht.
pictures-will-be-fetched = Wird geholt von { $address }
