# Parcels, returns and credit.
console-returns = Returns
col-shop = Shop

# How far an order is.
state-to-send = To send
state-partly = Partly sent
state-shipped = On its way
state-delivered = Delivered
brand-state-to-pack = To pack
brand-state-waiting = Waiting for goods
brand-state-packed = Packed, not sent
brand-state-nothing = Nothing to send
order-headline-partly = Part of your order is on its way
order-headline-shipped = Your order is on its way
order-headline-delivered = Your order has arrived
order-next-partly = The rest follows as soon as it is packed; you get an e-mail for each parcel. { $days ->
    [0] If something is not right, write to { $shop }.
    [one] From the day it arrives you have 1 day to give something back.
   *[other] From the day it arrives you have { $days } days to give something back.
}
order-next-shipped = Below you can follow each parcel. { $days ->
    [0] If something is not right, write to { $shop }.
    [one] From the day it arrives you have 1 day to give something back.
   *[other] From the day it arrives you have { $days } days to give something back.
}
order-next-delivered = We hope you like it. { $days ->
    [0] If something is not right, write to { $shop }.
    [one] If not, you have 1 day from its arrival to give it back.
   *[other] If not, you have { $days } days from its arrival to give it back.
}
step-arrive = On its way to you
step-released = Brands and sellers are paid

# What happened, and who did it.
event-packed = Parcel packed
event-unpacked = Parcel unpacked again
event-shipped = Parcel sent
event-delivered = Parcel arrived
event-return-asked = Return asked for
event-return-withdrawn = Return withdrawn
event-return-accepted = Return accepted
event-return-declined = Return declined
event-return-received = Returned goods arrived
event-credited = { $amount } of it as credit
who-customer = the customer
who-seller = the seller
who-brand = the brand
who-merchant = the shop
who-operator = the platform
who-key = a program
who-by = by { $role }
who-named = by { $name }, { $role }

# Parcels.
parcels-title = Parcels
parcel-from = Parcel from { $brand }
parcel-packed = Packed
parcel-shipped = On its way
parcel-delivered = Arrived
parcel-undone = Unpacked
parcel-slip = Packing slip
parcel-send = Hand over to the carrier
parcel-deliver = It has arrived
parcel-undo = Unpack it again
parcel-packed-done = The parcel is packed. Hand it over when the carrier comes.
parcel-sent-done = The parcel is on its way. The customer gets an e-mail.
parcel-delivered-done = The parcel has arrived.
parcel-undone-done = The parcel is unpacked. Its pieces are to be packed again.
tracking-carrier = Carrier
tracking-number = Tracking number
tracking-url = Address to follow it
tracking-follow = Follow the parcel
tracking-problem = One line of up to 100 characters.
tracking-url-problem = A whole address such as https://carrier.example/123, or nothing.
pack-title = To pack
pack-text-merchant = The brands pack for themselves. You can do it for them here.
pack-left = { $count ->
    [one] 1 piece to pack
   *[other] { $count } pieces to pack
}
pack-send = Pack and hand over
pack-only = Only pack
pack-problem-number = Whole numbers, please.
pack-problem-empty = Put at least one piece into the parcel.
pack-problem-many = Of { $title } only { $left } are still to be sent.
pack-problem-order = This order is not sent now. Below is how it is.
pack-problem-paid-back = { $title } was paid back after it was packed. Unpack the parcel and pack the rest.
pack-problem-state = This cannot be done with the parcel any more. Below is how it is now.
slip-title = Packing slip, order { $number }
slip-help = Print this page and put it into the parcel. Only what is inside the frame is printed.
slip-pieces = Pieces
slip-what = What
slip-sku = Article
slip-shop = Bought at { $shop }. Questions:

brand-orders-lead = Your things that somebody has paid for. You see only your own lines.
brand-orders-find = Number or name
brand-orders-empty = No orders here
brand-orders-empty-text = As soon as a shop has a customer’s payment, your part of the order is here to be packed.
brand-order-lines = Your things in this order
brand-order-share = You get
brand-order-share-text = For goods and delivery, less commission and what was taken back. Bought at { $shop }.

# Returns.
return-of = { $count ->
    [one] 1 piece of { $brand }
   *[other] { $count } pieces of { $brand }
}
return-asked = To be decided
return-accepted = Accepted
return-declined = Declined
return-withdrawn = Withdrawn
return-received = Back, paid back
return-line-missing = did not arrive
return-line-restocked = { $count } back on the shelf
return-line-written-off = { $count } written off
return-photo = Picture { $number } of the goods
return-answer = The shop’s answer
return-refunded = Paid back:
return-withdraw = Keep it after all
return-open = Open the return
return-refund-reason = What you gave back to { $brand }
reason-choose = Choose a reason
reason-damaged = Arrived broken
reason-wrong = Not what I ordered
reason-not-as-described = Not as described
reason-does-not-fit = Does not fit
reason-too-late = Came too late
reason-changed-mind = Changed my mind
reason-other = Something else
return-problem-empty = Choose at least one piece.
return-problem-many = Of { $title } only { $left } can be given back.
return-problem-over = This could be given back until { $date }.
return-problem-words = Up to 2,000 characters, please.
return-problem-no-words = Say why, so that the customer understands.
return-problem-photos = At most 4 pictures, please.
return-problem-state = This cannot be done with the return any more. Below is how it is now.
give-back = Give something back
give-back-title = Give back things of { $brand }
give-back-lead = { $shop } looks at it and tells you how to send it. You get your money when it is there.
give-back-what = What do you give back?
give-back-most = up to { $count }, until { $until }
give-back-why = Why?
give-back-words = In your words
give-back-photos = Pictures
give-back-photos-help = Up to four. Only the shop and the brand see them.
give-back-button = Ask to give it back
give-back-done = Your request is with the shop. Please wait for the answer before you send anything.
give-back-nothing = There is nothing here that can be given back now.
return-withdrawn-done = Your request is withdrawn.
returns-lead = Decide whether it comes back. When it is there, the money goes back, and everybody who earned gives back their part.
returns-reason = Reason
returns-empty = No returns here
returns-empty-text = When a customer asks to give something back, it is here to be decided.
returns-window = Return window
returns-window-days = Days
returns-window-help = How long customers may ask after something arrived, from 0 to 365. It holds for earlier orders, too.
returns-window-set-button = Save the window
returns-window-set = The window is saved.
returns-window-problem = A whole number from 0 to 365.
return-accepted-done = The return is accepted. The customer gets an e-mail with your words.
return-declined-done = The return is declined. The customer gets an e-mail with your words.
return-received-done = { $amount } is paid back. It is taken from everybody who had a part of it.
receive-title = Has it arrived?
receive-text = Say what is there. All of it is worth { $worth } to the customer.
receive-awaited = { $count ->
    [one] 1 piece awaited
   *[other] { $count } pieces awaited
}
receive-restock = Back on the shelf
receive-write-off = Write off
receive-button = Take it and pay back
accept-title = Take it back
accept-instructions = How to send it
accept-instructions-help = The address, a label, what to put on it. The customer gets it by e-mail.
accept-button = Accept the return
decline-title = Decline it instead
decline-words = Why, for the customer
decline-button = Decline the return

# Credit.
totals-credit = Paid with credit
credit-title = Your credit
credit-text = You can pay with it at your next order in the same shop.
credit-use = Use { $amount } of my credit ({ $balance })
credit-left = Then { $left } is left to pay.
credit-left-nothing = Then nothing is left to pay.
credit-problem = Only { $left } of credit can be used here.
credit-no-account = This customer has no account, so there is no credit balance. Pay the money back instead.
refund-to-credit = As credit for the next order instead of money
refund-credited = { $amount } of it becomes credit.

# Letters.
mail-subject-shipped = A parcel of your order { $number } is on its way
mail-subject-return-accepted = Your return of order { $number } is accepted
mail-subject-return-declined = Your return of order { $number }
mail-shipped = { $brand } has sent you a parcel of your order at { $shop }:
mail-shipped-rest = What is not in it follows in a parcel of its own.
mail-tracking-link = Follow it at
mail-return-accepted = { $shop } takes back what you want to give back:
mail-return-accepted-next = Your money comes when it has arrived.
mail-return-declined = { $shop } cannot take this back:
mail-return-answer = The shop writes
mail-refund-credit = It is credit at { $shop }: use it for your next order there.
mail-refund-part-credit = { $credit } of it is credit for your next order at { $shop }. The rest comes the way you paid.
