# Price lists, and how far a brand lets its prices fall.
console-prices = Price lists
prices-title = Price lists
prices-lead = The brand’s price is the standard. A list lowers it: for a time, for some customers, or for your sellers. The lowest price somebody may have is theirs; a coupon comes off that.
prices-none = No lists yet: everybody pays the brands’ prices.
prices-name = Name
prices-audience = For whom
prices-window = When
prices-contents = What is in it
prices-new = A new list
prices-from = First day
prices-until = Last day
prices-save-days = Save the days
prices-add = Make the list
prices-added = The list is made. Say below what it lowers.
prices-for-everybody = Everybody
prices-for-group = Customers you name
prices-for-sellers = Your sellers, for their own use
prices-since = Since { $from }
prices-between = { $from } to { $until }
prices-count = { $count ->
    [0] No own prices
    [one] One own price
   *[other] { $count } own prices
}
prices-contents-both = { $prices }, { $offs ->
    [0] nothing off
    [one] one part off
   *[other] { $offs } parts off
}
prices-state-runs = Counts now
prices-state-stopped = Stopped
prices-state-later = Begins later
prices-state-over = Over
prices-stop = Stop the list
prices-allow = Let it count
prices-saved = Saved.
prices-offs = A part off
prices-offs-text = Off one product, else off its brand, else off everything. No list goes below what a brand allows.
prices-off-brand = Of what
prices-off-product = Only this product
prices-off-product-help = The last part of its address, such as morning-bowl. Empty for all of the brand.
prices-off-percent = How much off
prices-off-add = Take it off
prices-off-everything = Everything
prices-off-of-brand = All of { $brand }
prices-problem-percent = More than 0 and at most 100 per cent, such as 20 or 12.5.
prices-problem-product = This brand has no such product in your shop.
prices-own = Prices of their own
prices-own-csv = As a table (CSV)
prices-table = A table of prices
prices-table-help = With the columns sku and price, and brand where two brands use the same number. An empty price takes an article out.
prices-import = Bring in the prices
prices-imported = { $set } prices set, { $removed } taken out.
prices-problems = Nothing was changed: these lines need a look
prices-problem-columns = The first line names the columns: sku, price.
prices-row = Line { $line }: { $problem }
prices-row-unknown = no article { $sku } in your shop, or several: name the brand
prices-row-amount = { $text } is no amount of at least 0
prices-row-twice = { $sku } is there a second time
prices-row-floor = the brand allows nothing below { $price }
prices-row-above = a list makes nothing dearer than { $price }
prices-customers = The customers
prices-emails = E-mail addresses
prices-emails-help = One a line: the addresses they sign in with.
prices-save-customers = Save
prices-problem-email = One of these is no e-mail address.
prices-problem-name = 1 to 60 characters on one line.
prices-problem-day = A day such as 2026-12-24, and not before the first.
most-off-title = What shops may take off
most-off-label = At most
most-off-help = No price list of any shop goes below it. Empty: as much as they like. 0: nothing.
most-off-save = Save
most-off-saved = Saved. It counts at once, for every price list.
event-price-list = A price list was changed
event-most-off = How much shops may take off was changed
