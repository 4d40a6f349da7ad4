# Checkout and the customer's order.
checkout-title = Where does it go?
checkout-progress = Steps
checkout-step-cart = Cart
checkout-step-details = Address and payment
checkout-step-done = Done
checkout-guest = You can order without an account. If you have one, { $sign-in }.
checkout-guest-link = sign in and fill this in
checkout-changed = This changed while you were here. Placing the order agrees to it.
checkout-show-order = Show what I am buying
checkout-contact = Contact
checkout-email-help = For the confirmation and questions about this order, nothing else.
checkout-address = Delivery address
checkout-name = Full name
checkout-line1 = Street and number
checkout-line2 = Floor, company or care of
checkout-postal-code = Postal code
checkout-city = Town or city
checkout-region = State or region
checkout-country = Country
checkout-note = Note for the parcel
checkout-payment = Payment
checkout-place = Place order and pay { $amount }
checkout-terms = You buy from { $shop }, who answers for the whole order. Nothing is charged before you press the button.
checkout-summary = What you are buying
checkout-shipped-by = Shipped by { $brand }
checkout-pieces = { $count ->
    [one] 1 piece
   *[other] { $count } pieces
}

order-number = Order { $number }
order-pay = Pay { $amount }
order-kept-until = Your goods are kept for you. The reservation ends
order-returned = { $count ->
    [one] 1 of them given back
   *[other] { $count } of them given back
}
order-refunds = Paid back
order-steps = What happens
order-ask = Questions?
order-ask-text = { $shop } took this order and answers for all of it, whichever brand ships.
order-to = Goes to
order-cancel = Cancel this order
order-cancel-text = As long as nothing is paid you can cancel here. The goods go back on the shelf.
order-cancel-button = Cancel the order
order-cancelled = Your order is cancelled. The goods are back on the shelf.
order-not-cancelled = This order is paid or closed already, so it cannot be cancelled here. Please write to the shop.
order-earner = { $name } earns a commission from this order.

checkout-country-choose = Choose a country
payment-manual = Bank transfer or cash
payment-manual-help = You get the details with your order. The shop confirms when your money has arrived.
change-total = The total is { $now } now.
problem-missing = Please fill this in.
problem-too-long = This is longer than it may be.
problem-characters = This has characters that cannot be printed.
problem-email = This is not an e-mail address. It looks like name@example.com.
problem-country = Choose a country.
problem-payment = Choose how to pay.

state-placed = Waiting for payment
state-paid = Paid
state-backordered = Paid, back-ordered
state-cancelled = Cancelled
state-expired = Not paid in time
state-refunded = Paid back
event-placed = Order placed
event-paid = Payment arrived
event-paid-late-refunded = Payment arrived late, the goods were gone, the money goes back
event-paid-late-backordered = Payment arrived late, the goods are back-ordered
event-backorder-filled = The goods are there
event-cancelled = Cancelled
event-expired = Not paid in time
event-refunded = Money paid back
event-released = Brands and sellers are paid
step-pay = Waiting for your payment
step-ship = The brands pack and send
step-restock = Waiting for new stock
order-headline-placed = Thank you, { $name }. Now the payment.
order-headline-paid = Thank you, { $name }. It is on its way to the packing table.
order-headline-backordered = Paid, and waiting for new stock
order-headline-cancelled = This order is cancelled
order-headline-expired = This order was not paid in time
order-headline-refunded = This order is paid back
order-next-placed = Your goods are kept for you. As soon as { $shop } sees your payment, each brand sends its parcel.
order-next-paid = { $shop } has your payment. Each brand sends its own parcel. { $days ->
    [0] If something is not right, write to the shop.
    [one] From the day it arrives you have 1 day to give something back.
   *[other] From the day it arrives you have { $days } days to give something back.
}
order-next-backordered = Your payment came after your goods had been given free. { $shop } owes them to you and sends them as soon as they are back.
order-next-cancelled = Nothing was charged, and the goods are back on the shelf.
order-next-expired = The goods are back on the shelf. If you have paid after all, the shop sees it and keeps them for you if they are still there, or pays you back.
order-next-refunded = All of it was given back. { $shop } sends the money the way it came.
pay-how = Pay by bank transfer or as agreed with the shop, and write the reference on it, so that it is found.
pay-to = Pay to
pay-reference = Reference

checkout-look = Show delivery and total for this address
checkout-gift = Gift message
checkout-gift-help = It goes into the parcel on a card. Leave it empty when this is no gift.
checkout-not-sent = { $brands } sends nothing to this country. Choose another one, or take it out of the cart.
delivery-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
delivery-days-range = { $least } to { $most } days
checkout-addresses = Send it to one of your other addresses:
checkout-remember = Keep this address for the next time
find-order-title = Find an order
find-order-lead = With the number from your confirmation and your e-mail address you see your order again, also without an account.
find-order-number = Order number
find-order-number-help = It looks like AKR3-GM2M-0402.
find-order-button = Show the order
find-order-nothing = There is no order with this number and e-mail address. Please compare both with your confirmation.
