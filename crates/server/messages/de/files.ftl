# Was mit einer Katalogdatei nicht stimmt: mit einer ihrer Zeilen, oder mit der ganzen.
file-reason = { $reason ->
    [not-utf8] dieser Text ist nicht in UTF-8; speichern Sie die Datei als „CSV UTF-8“
    [zero-byte] in diesem Text steht ein Nullbyte; die Datei ist beschädigt
    [cell-count] die Zeile hat { $found } Zellen, die Kopfzeile hat { $most }
    [cell-too-long] die Zelle ist länger als { $most } Bytes
    [text-too-long] der Text ist länger als { $most } Zeichen
    [product-too-large] die Zeilen dieses Produkts sind zusammen länger als { $most } Bytes
    [not-an-amount] „{ $text }“ ist kein Betrag wie 12,50
    [too-precise] „{ $text }“ hat mehr Nachkommastellen, als { $other } erlaubt
    [negative-amount] „{ $text }“ ist unter null
    [amount-too-high] „{ $text }“ ist mehr, als ein Preis sein darf
    [ambiguous-number] „{ $text }“ können Tausender oder Nachkommastellen sein: Sagen Sie, wie die Datei sie schreibt
    [mixed-decimals] „{ $text }“ passt nicht dazu, wie Zeile { $found } Nachkommastellen schreibt
    [unknown-currency] „{ $text }“ ist kein Währungskürzel wie EUR, USD oder GMS
    [other-currency] dieser Betrag ist in { $text }, der Preis ist in { $other }
    [not-a-whole-number] „{ $text }“ ist keine ganze Zahl
    [absurd-stock] „{ $text }“ Stück können nicht stimmen (höchstens { $most })
    [not-a-weight] „{ $text }“ ist kein Gewicht wie 0,5
    [unknown-unit] „{ $text }“ ist keine Gewichtseinheit, die wir kennen (g, kg, lb, oz)
    [neither-yes-nor-no] „{ $text }“ ist weder ja noch nein (erwartet: TRUE oder FALSE, 1 oder 0)
    [unknown-word] „{ $text }“ ist keines von { $other }
    [lost-digits] „{ $text }“ hat eine Tabellenkalkulation gerundet: Die Ziffern sind verloren; stellen Sie die Spalte auf Text und füllen Sie sie neu
    [not-a-commission] „{ $text }“ ist keine Provision in Basispunkten, 0 bis 10000 (250 bedeutet 2,5 %)
    [no-title] das Produkt hat keinen Titel
    [no-title-new] das Produkt ist neu, und die Datei gibt ihm keinen Titel
    [no-handle] die Zeile hat keinen Handle: Geben Sie allen Zeilen eines Produkts denselben
    [no-id] der Eintrag hat keine ID
    [no-option-value] die Variante hat keinen Wert für die Auswahl „{ $text }“
    [no-option-name] es gibt einen Wert für Auswahl { $found }, aber die erste Zeile des Produkts nennt diese Auswahl nicht
    [same-variant] die Variante „{ $text }“ steht schon in Zeile { $found }
    [same-id] die ID „{ $text }“ steht schon in Zeile { $found }
    [too-many-variants] das Produkt hat mehr als { $most } Varianten
    [too-many-options] das Produkt hat mehr als { $most } Auswahlen
    [too-many] das Produkt hat davon mehr als { $most }: { $text }
    [key-too-long] der Handle oder die ID ist länger als { $most } Zeichen
    [no-parent] das Produkt „{ $text }“, zu dem diese Variante gehört, ist nicht in der Datei
    [choices-change] die Auswahlen des Produkts ändern sich von { $text } zu { $other }, und { $found } seiner gespeicherten Varianten sind nicht in der Datei
    [below-floor] { $text } liegt unter den { $other }, die eine Vereinbarung zusichert
    [unreadable] die Datei ließ sich nicht lesen: { $text }
   *[other] { $text }
}
file-refusal = { $refusal ->
    [empty] Die Datei ist leer.
    [other-kind] Das ist kein Produktkatalog, sondern etwas anderes ({ $kind }).
    [workbook] Das ist eine Arbeitsmappe ({ $kind }); öffnen Sie sie und speichern Sie das Blatt als „CSV UTF-8“.
    [packed] Das ist ein Archiv ({ $kind }); entpacken Sie es und importieren Sie die Datei darin.
    [binary] Das ist keine Textdatei.
    [utf16] Die Datei ist in UTF-16; speichern Sie sie als UTF-8.
    [not-utf8] Zeile { $line } ist nicht in UTF-8 (wohl in Windows-1252 oder Latin-1); speichern Sie die Datei als „CSV UTF-8“.
    [encoding] Die Datei sagt, sie sei in { $text }; speichern Sie sie als UTF-8.
    [other-export] Das ist kein Produktexport, sondern ein anderer ({ $kind }); exportieren Sie stattdessen die Produkte.
    [other-shop] Das ist eine Produktdatei von { $text }, die wir nicht lesen können; exportieren Sie sie für Shopify, WooCommerce oder Google Merchant.
    [news-feed] Das ist ein Blog- oder Nachrichtenfeed ({ $text }), kein Produktfeed: Seine Einträge haben weder g:id noch g:price.
    [other-xml] Das ist eine andere Art von XML-Datei (ihr erstes Element ist <{ $text }>), kein Produktfeed in RSS oder Atom.
    [no-known-columns] Keine Spalte dieser Datei gehört zu einem Produktkatalog (gefunden: { $text }); die erste Zeile muss die Spalten nennen.
    [column-missing] Das sieht nach diesem Format aus: { $kind }. Es fehlt aber die Spalte { $text }.
    [too-many-columns] Die Datei hat mehr als { $most } Spalten.
    [too-many-rows] Die Datei hat mehr als { $most } Zeilen; teilen Sie sie.
    [row-too-long] Die Zeile { $line } ist länger als { $most } Bytes; ist da ein Anführungszeichen zu viel?
    [quote-never-closed] Das Anführungszeichen in Zeile { $line } wird nie geschlossen; die Datei ist abgeschnitten oder beschädigt.
    [not-well-formed] Zeile { $line } ist kein wohlgeformtes XML: { $text }
    [no-products] Die Datei hat Spaltenköpfe, aber keine Produkte.
    [too-large] Die Datei ist größer als { $most } Bytes.
   *[unreadable] Die Datei ließ sich nicht lesen: { $text }
}
file-kind = { $kind ->
    [a-shopify-product-export] Produktexport von Shopify
    [a-woocommerce-product-export] Produktexport von WooCommerce
    [a-google-merchant-feed-rss] Feed für Google Merchant (RSS)
    [a-google-merchant-feed-atom] Feed für Google Merchant (Atom)
    [a-google-merchant-feed-tsv] Feed für Google Merchant (TSV)
    [a-google-merchant-feed-csv] Feed für Google Merchant (CSV)
    [an-excel-workbook-xlsx] Excel, XLSX
    [an-opendocument-spreadsheet-ods] OpenDocument, ODS
    [an-old-excel-workbook-xls] altes Excel, XLS
    [a-zip-archive] ZIP
    [a-gzip-archive] gzip
    [a-rar-archive] RAR
    [a-7-zip-archive] 7-Zip
    [a-pdf-document] PDF
    [a-picture] ein Bild
    [a-database] eine Datenbank
    [a-parquet-file] Parquet
    [a-web-page-html] eine Webseite, HTML
    [a-sitemap] eine Sitemap
    [a-json-file] JSON
    [a-shopify-inventory-export] Bestand von Shopify
    [a-shopify-customer-export] Kundschaft von Shopify
    [a-shopify-order-export] Bestellungen von Shopify
    [a-shopify-discount-export] Rabatte von Shopify
    [a-shopify-redirect-list] Weiterleitungen von Shopify
    [a-woocommerce-tax-rate-file] Steuersätze von WooCommerce
    [a-woocommerce-order-export] Bestellungen von WooCommerce
    [a-woocommerce-customer-export] Kundschaft von WooCommerce
    [a-woocommerce-coupon-export] Gutscheine von WooCommerce
   *[other] { $text }
}
