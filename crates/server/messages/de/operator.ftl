# Die Verwaltung derer, die die Plattform betreiben.
console-operator = Plattform
operate-health = Zustand
operate-health-lead = Was diese Plattform von selbst tut, und ob sie dazu kommt.
operate-fine = Alles läuft. Nichts wartet auf Sie.
operate-some-failed = { $count ->
    [one] 1 Aufgabe ist endgültig gescheitert. Sie steht unter Aufgaben.
   *[other] { $count } Aufgaben sind endgültig gescheitert. Sie stehen unter Aufgaben.
}
operate-behind = Die Warteschlange hängt nach: Die älteste Aufgabe ist seit { $minutes } Minuten fällig. Starten Sie einen weiteren Knoten, oder sehen Sie nach, worauf die laufenden Aufgaben warten.
operate-disk-low = Nur { $free } von { $all } sind auf der Platte mit den Daten frei. Schaffen Sie Platz, bevor sie voll ist.
operate-no-mail-server = Briefe an die Kundschaft landen in einem Ordner und erreichen niemanden. Nennen Sie mit --smtp-url einen Mailserver.
operate-queue = Warteschlange
operate-due = Fällig
operate-oldest = Älteste:
operate-nothing-due = Nichts wartet
operate-running = Läuft
operate-failed = Gescheitert
operate-machine = Maschine
operate-database = Datenbank
operate-database-answers = { $engine }, antwortet
operate-disk = Platte
operate-disk-free = { $free } von { $all } frei
operate-disk-unknown = unbekannt
operate-gigabytes = { $whole },{ $tenth } GB
operate-folder = Datenordner
operate-mail = Briefe gehen an
operate-version = Version
operate-since = Läuft seit
operate-jobs = Aufgaben
operate-jobs-lead = Was im Hintergrund geschieht. Was scheitert, wird von selbst wieder versucht, jedes Mal später.
operate-jobs-empty = Nichts hier
operate-jobs-empty-text = Keine Aufgabe ist in diesem Zustand.
operate-jobs-more = Nur die ersten { $count } sind gezeigt.
operate-state = { $state ->
    [waiting] Wartet
    [running] Läuft
    [failed] Gescheitert
   *[done] Fertig
}
operate-when = { $state ->
    [waiting] Fällig
    [running] Vergeben bis
   *[ended] Beendet
}
operate-kind = { $kind ->
    [deadlines] Fristen von Bestellungen ablaufen lassen
    [tidying] Aufräumen
    [order-letter] Brief zu einer Bestellung
    [role-letter] Brief, der jemanden ins Team einlädt
    [import] Import einer Katalogdatei
    [payouts] Fällige Auszahlungen vorbereiten
    [settlement] Vereinbartes zu Bestellungen auf die Chain bringen
   *[pictures] Bilder einer Marke holen
}
operate-progress = { $done } von { $of }
operate-retry = Noch einmal versuchen
operate-dismiss = Verwerfen
operate-retried = Die Aufgabe beginnt von vorn.
operate-dismissed = Die Aufgabe ist von der Liste.
operate-gone = Diese Aufgabe ist nicht mehr unter den gescheiterten.
col-job = Aufgabe
col-attempts = Versuche
