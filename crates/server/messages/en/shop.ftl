# What anybody may see: marketplace, brands, shops, boutiques, products, cart.
home-title = Good things, from people who know them
home-lead = { $products ->
    [0] Independent brands, recommended by people you can ask. One cart, one payment.
   *[other] { $products ->
        [one] 1 product
       *[other] { $products } products
    } from { $brands ->
        [one] 1 independent brand
       *[other] { $brands } independent brands
    }, recommended by people you can ask. One cart, one payment.
}
home-window = Three things to look at
home-categories = Categories
home-featured = From the shelves
home-featured-all = See everything
home-empty-title = The shelves are still empty
home-empty-text = As soon as a brand puts up its products, they appear here.
home-boutiques = Ask somebody who uses it
home-boutiques-lead = A boutique is one person's choice. They earn when you buy there, and the product page says how much.
home-boutiques-all = All boutiques
home-brands = The brands
home-brands-all = All brands
home-shops = The shops
home-shops-all = All shops
home-promise = How it works
home-promise-cart = One cart, several makers
home-promise-cart-text = Put things of different brands together and pay once. Each brand sends its own parcel.
home-promise-people = Somebody answers
home-promise-people-text = Every order has a shop with a name and an address, and often a seller who uses the thing.
home-promise-money = You can see who earns
home-promise-money-text = Every product page opens to show what the brand, the shop and the seller get. You pay the same with and without a boutique.

brands-title = Brands
brands-lead = The people who make what is sold here.
brands-empty-title = No brands yet
brands-empty-text = Brands appear here with their first product.
boutiques-title = Boutiques
boutiques-empty-title = No boutiques yet
boutiques-empty-text = A boutique opens when a seller accepts a shop's invitation.
shops-title = Shops
shops-lead = A shop chooses its brands, takes your order and answers for it.
shops-empty-title = No shops yet
shops-empty-text = Shops appear here as soon as they sell their first brand.
shop-size = { $products ->
    [one] 1 product
   *[other] { $products } products
} of { $brands ->
    [one] 1 brand
   *[other] { $brands } brands
}

search-narrow = Narrow down
search-without = Without
search-categories = Categories
search-brands = Brands
search-prices = Price
search-price-from = From, { $currency }
search-price-to = To, { $currency }
search-price-button = Set price
search-stock = Availability
search-sort = Sort by
search-sort-button = Sort
search-empty-title = Nothing found
search-empty-text = Try fewer or other words, or take a filter away.
search-empty-action = See everything
search-empty-for = Nothing found for “{ $words }”
search-meant = Did you mean { $words }?
search-unfiltered = { $count ->
    [one] The one without filters
   *[other] All { $count } without filters
}
search-everywhere = Look in all shops
search-description = { $heading }: things of independent brands, recommended by people you can ask.
price-between = { $from } to { $to }
price-above = { $from } and more
price-below = Up to { $to }

brand-sold-at = Sold by
brand-products = What they make
brand-empty-title = Nothing on the shelf yet
brand-empty-text = This brand has no products on sale at the moment.

shop-answers = Takes your order and answers for it.
shop-sellers = People who recommend this shop
shop-products = In this shop
shop-empty-title = Nothing on sale yet
shop-empty-text = This shop has not chosen its products yet.

boutique-at = with { $shop }
boutique-sold-by = Sold and delivered by { $shop }
boutique-earns = { $name } earns a commission when you buy here. Your price stays the same.
boutique-edit = Edit my boutique
boutique-favourite = { $name }’s favourite
boutique-see = Look at it
boutique-choice = Chosen by { $name }
boutique-empty-title = { $name } is still choosing
boutique-empty-text = Nothing is in this boutique yet. The shop behind it has more.
boutique-empty-action = Visit { $shop }

product-pictures = Pictures
product-quantity = How many
product-add = Add to cart
product-sold-out-help = It comes back on this page as soon as the brand has it again.
product-sold-by = Sold by { $shop }, shipped by { $brand }.
product-earner = { $name } earns a commission.
product-earns = { $name } earns { $amount } when you buy here
product-earns-text = You pay the same with and without a boutique. This is where the price of one piece goes.
product-you-pay = You pay
product-about = About it
product-facts = Details
product-elsewhere = Also sold by
product-more-all = All of { $brand }
product-related = Goes well with it
seen-title = You looked at
seen-note = Only your browser remembers this.

cart-title = Your cart
cart-empty-title = Nothing in it yet
cart-empty-text = What you add stays here while you look around, also without an account.
cart-empty-action = Look around
cart-several = These come from { $count } shops, so they are { $count } orders with a payment each.
cart-from = Order from { $shop }
cart-changed = Something has changed since you put it in
cart-accept = Accept the changes
cart-parcel = Parcel from { $brand }
cart-shipped-by = Shipped by { $brand }
cart-each = { $price } each
cart-seller = from { $name }’s boutique
cart-less = One { $name } less
cart-more = One { $name } more
cart-quantity = How many of { $name }
cart-remove = Remove
cart-update = Update quantities
cart-coupon = Coupon
cart-coupon-use = Use
cart-coupon-used = Coupon { $code } is in.
cart-delivery-later = Delivery, and tax where it comes on top, are shown at checkout before you order.
cart-sum = Sum
cart-sold-by = Your order from { $shop }
cart-checkout = Go to checkout
cart-checkout-help = You see the total again before you order. No account needed.
cart-blocked = Please look at the marked lines first. Then you can go on.

sort-new = Newest first
sort-best = Best match
sort-name = By name
sort-price-up = Cheapest first
sort-price-down = Dearest first
product-note-tax-included = incl. { $tax }
product-note-tax-on-top = plus { $tax }
product-note-delivery = plus delivery
product-note-delivery-free = delivery is free
fact-subtitle = In short
fact-ships-from = Ships from
fact-sku = Article
payee-platform = Platform
payee-pool = Bonus pool
change-price = { $title } now costs { $now } (it was { $seen }).
change-stock = Of { $title } only { $left } are left, you wanted { $wanted }.
change-sold-out = { $title } has just sold out.
change-coupon = The coupon { $code } is out: { $why }
coupon-unknown = this shop has no such coupon.
coupon-stopped = the shop has ended it.
coupon-not-yet = it can be used from { $date } on.
coupon-over = it ended on { $date }.
coupon-used-up = it is used up.
coupon-used-by-you = you have used it already.
coupon-too-little = it needs goods of at least { $least }.
coupon-fits-nothing = it is for other products than those in your cart.
coupon-refused = This coupon cannot be used: { $why }
change-gone = One of the things in your cart is not sold here any more.
cart-added = It is in your cart.
cart-quantity-problem = A quantity is a whole number from 1 to 999. Nothing was changed.
