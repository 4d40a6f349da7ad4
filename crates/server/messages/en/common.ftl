# Words around every page, and words several pages share.
site-name = Astra
skip-to-content = Skip to the content
head-secure = Encrypted connection

nav-label = Main
nav-everything = Everything
nav-brands = Brands
nav-boutiques = Boutiques
nav-shops = Shops
nav-menu = Open the menu
nav-cart = Cart
nav-cart-count = Cart, { $count ->
    [0] nothing in it
    [one] 1 piece
   *[other] { $count } pieces
}
nav-account = My orders
nav-account-menu = Open the account menu
nav-sign-in = Sign in
nav-sign-out = Sign out
nav-create-account = Create an account

foot-about = Independent brands, sold by people who stand behind them. One cart, one payment, and everybody paid what was agreed.
foot-shop = Shop
foot-you = For you
foot-line = Each shop sells in its own name and answers for your order.
foot-docs = For developers
foot-back = Back to the marketplace
theme-label = Appearance
theme-auto = Auto
theme-light = Light
theme-dark = Dark

crumbs-label = You are here
paging-label = Pages
paging-previous = Back
paging-next = Next
paging-first = To the beginning
paging-more = Further
paging-where = Page { $page } of { $pages }

search-label = Search products
search-placeholder = Search tea, linen, notebooks
search-button = Search
search-in = Search in { $shop }

field-email = E-mail address
field-password = Password

form-optional = (optional)
form-problems = { $count ->
    [one] One thing needs another look. Everything you typed is still here.
   *[other] { $count } things need another look. Everything you typed is still here.
}

price-now = Now
price-was = Before
price-from = from
stock-plenty = In stock
stock-few = { $left ->
    [one] Only 1 left
   *[other] Only { $left } left
}
stock-to-order = Made to order
stock-sold-out = Sold out

count-products = { $count ->
    [0] No products
    [one] 1 product
   *[other] { $count } products
}

count-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}

totals-goods = Goods
totals-discount = Coupon { $code }
totals-delivery = Delivery
totals-free = free
totals-total = Total
totals-tax = incl. { $name }
totals-refunded = Paid back

time-now = just now
time-minutes-ago = { $count ->
    [one] 1 minute ago
   *[other] { $count } minutes ago
}
time-in-minutes = { $count ->
    [one] in 1 minute
   *[other] in { $count } minutes
}
time-hours-ago = { $count ->
    [one] 1 hour ago
   *[other] { $count } hours ago
}
time-in-hours = { $count ->
    [one] in 1 hour
   *[other] in { $count } hours
}
time-days-ago = { $count ->
    [one] yesterday
   *[other] { $count } days ago
}
time-in-days = { $count ->
    [one] tomorrow
   *[other] in { $count } days
}
time-exact = { $time } UTC
date-long = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-time = { $year }-{ $month }-{ $day } { $time }
