# The brand's console.
col-product = Product
col-stock = Stock
col-price = Price
col-commission = Commission
col-line = Line
col-column = Column
col-found = Found
col-reason = What is wrong

products-lead = The catalog’s commission is { $rate }. A product may have its own.
products-all = All
products-own-rate = Own commission
products-nearly = Nearly sold out
products-variants = { $count ->
    [one] 1 variant
   *[other] { $count } variants
}
products-taken-down = { $name } was taken down
products-taken-down-why = It cannot be sold until the operator of the platform puts it back. The reason: { $why }
products-draft = draft
products-pieces = { $count ->
    [one] 1 piece
   *[other] { $count } pieces
}
products-not-counted = not counted
products-rate-set = { $name } has a commission of { $rate } from now on.
products-rate-follows = { $name } follows the catalog from now on.
products-find = Name or article number
products-own = its own
products-change = , change the commission of { $name }
products-own-label = Own commission
products-own-help = Leave it empty to follow the catalog.
products-set = Set
products-empty = No products here
products-empty-text = Bring your catalog in from a shop system or a product feed.
products-import = Import a catalog

terms-title = Commission
terms-lead = What you pay for a sale. Shops divide it among themselves, the seller and the people who introduced them.
terms-rate = Catalog commission
terms-rate-help = Of the price without delivery. Holds for orders placed from now on; earlier ones keep theirs.
terms-set = Set the commission
terms-own = { $products } their own.
terms-own-link = { $count ->
    [0] No products have
    [one] 1 product has
   *[other] { $count } products have
}
terms-set-done = The commission on your catalog is { $rate } from now on.
terms-you = You
terms-sellers = Shop, sellers and platform
terms-customer-pays = The customer pays
terms-history = Rates, the latest first

brand-shops-title = Shops that sell you
brand-shops-lead = An agreement lets a shop sell your products at your commission, until one of you ends it with notice.
brand-shops-empty = No shop sells you yet
brand-shops-empty-text = Offer a shop your products and a commission. It accepts with one click.
offer-title = Offer a shop your products
offer-shop = Shop
offer-floor = Commission, at least (%)
offer-floor-help = You promise not to go below this.
offer-notice = Notice (days)
offer-notice-help = How long before the end either of you says so.
offer-button = Send the offer
offer-done = { $name } has your offer. The agreement is in force as soon as the shop accepts.

import-lead = Bring in what you have. You see every difference before anything changes.
import-choose = Choose a file
import-kinds = Shopify or WooCommerce product CSV, or a Google product feed (XML, TSV, CSV), up to { $largest }
import-currency = Currency
import-currency-help = Of prices that do not say their own.
import-erase = Empty cells erase
import-erase-help = Without this an empty cell leaves what is there.
import-look = Upload and compare
import-look-help = Nothing changes yet.
import-history = Imports until now
import-result = { $new } new, { $changed } changed, { $unchanged } as they were
import-megabytes = { $count } MB
import-no-file = Choose a file first.
import-too-large = The file is too large: { $largest } is the most. Split it, or use the command line.
import-discarded = { $file } is discarded. Nothing has changed.
export-title = Take your catalog with you
export-text = Everything, as it is now, in the format you like.
export-format = { $format ->
    [shopify] Shopify product CSV
    [woocommerce] WooCommerce product CSV
   *[google] Google Merchant feed (XML)
}

diff-title = This would change
diff-title-wrong = This file needs a correction
diff-lead = Read as { $kind }.
diff-errors = Rows that cannot be read
diff-errors-text = Correct these in the file and upload it again. Nothing of it has been brought in.
diff-line = Line { $line }
diff-erased = Would be erased
diff-erased-text = The file has an empty cell here and you asked for empty cells to erase.
diff-before = Before:
diff-after = After:
diff-changed = Changed products
diff-new = New products
diff-dropped = Left out
diff-dropped-text = Columns and pictures of the file that find no place here.
diff-no-address = not a web address
diff-confirm = { $count ->
    [one] Import 1 product
   *[other] Import { $count } products
}
diff-count = { $what ->
    [new] new products
    [changed] changed
    [unchanged] unchanged
    [erased] values erased
    [kept] variants not in the file, kept
    [columns] columns left out
    [values] values left out
    [pictures] pictures left out
    [odd] oddities
   *[mistakes] mistakes
}
diff-more = { $what ->
    [new] { $count } more new products are not shown.
    [changed] { $count } more changed products are not shown.
    [erased] { $count } more erased values are not shown.
   *[mistakes] { $count } more mistakes are not shown.
}
diff-lost = { $what ->
    [cost-per-item] Cost per item
    [fixed-reward-per-unit] Fixed reward per unit
   *[categories-beyond-the-first] Categories beyond the first
}
diff-field = { $field ->
    [title] Title
    [description] Description
    [vendor] Vendor
    [type] Type
    [category] Category
    [status] Status
    [search-title] Search title
    [search-description] Search description
    [choices] Choices
    [tags] Tags
    [pictures] Pictures
    [commission] Commission
    [new-variant] New variant
    [order-of-the-variants] Order of the variants
    [choice] Choice
    [SKU] SKU
    [barcode] Barcode
    [price] Price
    [price-before] Price before
    [commissionable-value] Commissionable value
    [weight] Weight
    [stock] Stock
    [stock-is-counted] Stock is counted
    [sold-when-out-of-stock] Sold when out of stock
    [needs-shipping] Needs shipping
    [taxable] Taxable
    [customs-tariff-number] Customs tariff number
    [country-of-origin] Country of origin
    [picture-of-the-variant] Picture of the variant
   *[other] { $field }
}
diff-cancel = Discard this file
diff-untouched = Until you confirm, your catalog stays as it is.
import-running-waiting = { $file } is about to be imported
import-running-comparing = { $file } is being compared with your catalog
import-running-writing = { $file } is being written
import-running-done = { $file } is imported
import-running-failed = { $file } could not be imported
import-running-text = You may leave this page: the import goes on.
import-running-again = It did not work at once and is tried again by itself. Nothing of the file is in your catalog yet.
import-failed-text = Nothing of it is in your catalog. Upload it again; if it does not work then either, ask whoever runs this site.
import-progress = { $done } of { $of } products
watch-start = Follow it
watch-on = This page shows every two seconds how far it is.
watch-stop = Stop following
import-back = Back to import
