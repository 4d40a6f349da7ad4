# What is wrong with a catalog file: with one of its rows, or with all of it.
file-reason = { $reason ->
    [not-utf8] this text is not UTF-8; save the file as “CSV UTF-8”
    [zero-byte] there is a zero byte in this text; the file is damaged
    [cell-count] the row has { $found } cells, the heading has { $most }
    [cell-too-long] the cell is longer than { $most } bytes
    [text-too-long] the text is longer than { $most } characters
    [product-too-large] the rows of this product are longer than { $most } bytes together
    [not-an-amount] “{ $text }” is not an amount such as 12.50
    [too-precise] “{ $text }” has more decimals than { $other } allows
    [negative-amount] “{ $text }” is below zero
    [amount-too-high] “{ $text }” is more than any price may be
    [ambiguous-number] “{ $text }” may be thousands or decimals: say how the file writes decimals
    [mixed-decimals] “{ $text }” does not fit the way line { $found } writes decimals
    [unknown-currency] “{ $text }” is not a currency code such as EUR, USD or GMS
    [other-currency] this amount is in { $text }, the price is in { $other }
    [not-a-whole-number] “{ $text }” is not a whole number
    [absurd-stock] “{ $text }” pieces cannot be right (the most is { $most })
    [not-a-weight] “{ $text }” is not a weight such as 0.5
    [unknown-unit] “{ $text }” is not a unit of weight we know (g, kg, lb, oz)
    [neither-yes-nor-no] “{ $text }” is neither yes nor no (expected TRUE or FALSE, 1 or 0)
    [unknown-word] “{ $text }” is none of { $other }
    [lost-digits] “{ $text }” is a number a spreadsheet has rounded: its digits are lost; set the column to text and fill it again
    [not-a-commission] “{ $text }” is not a commission in basis points, 0 to 10000 (250 means 2.5 %)
    [no-title] the product has no title
    [no-title-new] the product is new and the file gives it no title
    [no-handle] the row has no handle: give every row of a product the same handle
    [no-id] the item has no id
    [no-option-value] the variant has no value for the option “{ $text }”
    [no-option-name] there is a value for option { $found }, but the product’s first row does not name that option
    [same-variant] the variant “{ $text }” is already on line { $found }
    [same-id] the id “{ $text }” is already on line { $found }
    [too-many-variants] the product has more than { $most } variants
    [too-many-options] the product has more than { $most } options
    [too-many] the product has more than { $most } of these: { $text }
    [key-too-long] the handle or id is longer than { $most } characters
    [no-parent] the product “{ $text }” this variation belongs to is not in the file
    [choices-change] the product’s choices change from { $text } to { $other }, and { $found } of its stored variants are not in the file
    [below-floor] { $text } is below the { $other } that an agreement guarantees
    [unreadable] the file could not be read: { $text }
   *[other] { $text }
}
file-refusal = { $refusal ->
    [empty] The file is empty.
    [other-kind] This is { $kind }, not a product catalog.
    [workbook] This is { $kind }; open it and save the sheet as “CSV UTF-8”.
    [packed] This is { $kind }; unpack it and import the file inside.
    [binary] This is not a text file.
    [utf16] The file is in UTF-16; save it as UTF-8.
    [not-utf8] Line { $line } is not UTF-8 (probably Windows-1252 or Latin-1); save the file as “CSV UTF-8”.
    [encoding] The file says it is in { $text }; save it as UTF-8.
    [other-export] This is { $kind }, not a product export; export the products instead.
    [other-shop] This is a product file of { $text }, which cannot be read; export it for Shopify, WooCommerce or Google Merchant.
    [news-feed] This is a blog or news feed ({ $text }), not a product feed: its entries have no g:id or g:price.
    [other-xml] This is an XML file of another kind (its first element is <{ $text }>), not an RSS or Atom product feed.
    [no-known-columns] No heading of this file is one of a product catalog (found: { $text }); the first line must name the columns.
    [column-missing] This looks like { $kind }, but the column { $text } is missing.
    [too-many-columns] The file has more than { $most } columns.
    [too-many-rows] The file has more than { $most } rows; split it.
    [row-too-long] The row on line { $line } is longer than { $most } bytes; is there a quote too many?
    [quote-never-closed] The quote opened in the row on line { $line } is never closed; the file is cut off or damaged.
    [not-well-formed] Line { $line } is not well-formed XML: { $text }
    [no-products] The file has headings but no products.
    [too-large] The file is larger than { $most } bytes.
   *[unreadable] The file could not be read: { $text }
}
file-kind = { $kind ->
    [a-shopify-product-export] a Shopify product export
    [a-woocommerce-product-export] a WooCommerce product export
    [a-google-merchant-feed-rss] a Google Merchant feed (RSS)
    [a-google-merchant-feed-atom] a Google Merchant feed (Atom)
    [a-google-merchant-feed-tsv] a Google Merchant feed (TSV)
    [a-google-merchant-feed-csv] a Google Merchant feed (CSV)
   *[other] { $text }
}
