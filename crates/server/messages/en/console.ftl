# The consoles: people and roles, history, lists, the operator's pages.

console-people = People
console-history = History
console-switch = Switch to another place
console-suspended = { $name } is suspended
console-suspended-why = Nothing is sold until the operator of the platform lifts it. The reason: { $why }
console-taken-down = Your boutique was taken down
console-taken-down-why = Nobody sees it, and its links earn nothing until the operator of the platform puts it back. What you earned stays yours. The reason: { $why }
console-changed-by = You can look at this, not change it. These roles can: { $roles }.
role-owner = Owner
role-manager = Manager
role-finance = Finance
role-staff = Orders and support
role-owner-text = You may do everything, including who has which role.
role-manager-text = You may do everything but give roles.
role-finance-text = You see everything, confirm payments and refund.
role-staff-text = You see and handle orders and returns.
right-belong = See who is here, and leave
right-see-orders = See orders and whom they are from
right-orders = Bring orders on their way, cancel them, decide on returns
right-payments = Confirm payments and give money back
right-see-money = See what was sold, earned and owed
right-see = See products, terms, sellers, coupons and settings
right-catalog = Change products, stock, prices and pictures
right-selling = Change sellers, invitations and coupons
right-terms = Change commission, agreements and the plan
right-settings = Change details, shipping and tax
right-history = See who changed what
right-members = Invite people and give roles
crew-lead = Everybody who works for { $name }, and what each may do.
crew-invite = Invite somebody
crew-invite-text = They get a letter with a link that works once, for seven days.
crew-email = E-mail address
crew-send = Send the invitation
crew-open = Open invitations
crew-until = until
crew-withdraw = Withdraw
crew-me = (you)
crew-role-of = Role of { $name }
crew-change = Change role
crew-leave = Leave
crew-remove = Remove
crew-rights = Who may do what
crew-right = Right
crew-invited = The invitation to { $email } is on its way.
crew-withdrawn = The invitation opens nothing any more.
crew-changed = { $name } is { $role } now.
crew-removed = { $name } does not work here any more.
crew-left = You do not work for { $name } any more.
crew-join-title = Work for { $name }
crew-join-lead = { $inviter } invites you to work for { $name }. Your role: { $role }.
crew-join-as = You are signed in as { $name }. The role will belong to this account.
crew-join-account = Sign in with the account you want to work with, or make one. You come back here.
crew-join-button = Accept
crew-joined = Welcome to { $name }. Your role: { $role }.
problem-in-team = Somebody with this address works here already.
problem-in-team-yourself = You work here already; the invitation stays open for whom it is meant.
problem-many-invitations = { $most } invitations are open: withdraw one first.
problem-last-owner = Somebody has to stay owner: make another person owner first.
col-person = Person
col-role = Role
yes = yes
no = no
mail-role-subject = Work for { $name }
mail-role-who = { $inviter } invites you to work for { $name }. Your role: { $role }.
mail-role-until = The link works once, until { $date }. Nobody else should have it.
mail-role-open = See the invitation
mail-role-closing = You did not expect this? Then do nothing: without you nothing happens.
history-lead = Every change, the latest first: what, when, and by whom.
history-about = About
history-by = By
history-day = On the day
history-all = Everything
history-everybody = Everybody
history-empty = Nothing here
history-empty-text = Nothing like this has happened. Changes appear within seconds.
history-who-named = { $name }{ $actor ->
    [operator] {" "}(operator)
   *[other] {""}
}
list-narrow = Show
history-what = { $kind ->
    [product-changed] { $name } was changed
    [key-made] The key { $name } was made
    [key-revoked] A key was revoked
    [merchant-return_days_set] Days for returns: { $from } → { $to }
    [payout-prepared] A payout to { $name } was prepared
    [payout-sent] The payout to { $name } was sent
    [payout-paid] The payout to { $name } arrived
    [payout-failed] The payout to { $name } failed
    [payout-returned] The payout to { $name } came back
    [price_list-changed] A price list was changed
    [brand-most_off] How far shops may lower prices changed
    [merchant-payout_settings] The payout settings changed
    [person-payout_details] Somebody’s payout details changed
    [brand-payout_details] The brand’s payout details changed
    [order-packed] A parcel of order { $name } was packed
    [order-unpacked] A parcel of order { $name } was unpacked
    [order-shipped] A parcel of order { $name } was sent
    [order-delivered] A parcel of order { $name } arrived
    [order-return_asked] A return of order { $name } was asked for
    [order-return_withdrawn] A return of order { $name } was withdrawn
    [order-return_accepted] A return of order { $name } was accepted
    [order-return_declined] A return of order { $name } was declined
    [order-return_received] A return of order { $name } arrived
    [product-added] { $name } was added
    [product-status_set] { $name }: { $from } → { $to }
    [product-rate_set] Commission of { $name }: { $from } → { $to }
    [product-picture_added] { $name } got a picture
    [product-picture_removed] A picture of { $name } was removed
    [product-pictures_sorted] { $name } shows another picture first
    [product-taken_down] { $name } was taken down by the operator
    [product-put_back] { $name } was given back by the operator
    [price-set] Price of { $name }: { $from } → { $to }
    [stock-set] Stock of { $name }: { $from } → { $to }
    [catalog-imported] The file { $name } was brought into the catalog
    [catalog-rate_set] Commission of the catalog: { $from } → { $to }
    [catalog-pictures_asked] Pictures that could not be fetched are tried again
    [upload-made] The file { $name } was sent in
    [upload-accepted] The import of { $name } was confirmed
    [upload-discarded] An uploaded file was thrown away
    [brand-opened] The brand { $name } opened
    [brand-changed] The brand's details changed
    [brand-suspended] The brand was suspended by the operator
    [brand-reinstated] The brand's suspension was lifted
    [merchant-opened] The shop { $name } opened
    [merchant-changed] The shop's details changed
    [merchant-suspended] The shop was suspended by the operator
    [merchant-reinstated] The shop's suspension was lifted
    [plan-published] Plan published: version { $from } → { $to }
    [agreement-offered] An agreement was offered
    [agreement-accepted] An agreement was accepted
    [agreement-declined] An offer was declined or taken back
    [agreement-ended] Notice was given for an agreement
    [coupon-added] Coupon { $name } was added
    [coupon-stopped] Coupon { $name } was switched off
    [coupon-allowed] Coupon { $name } may be used again
    [zone-added] Shipping zone { $name } was added
    [zone-removed] Shipping zone { $name } was removed
    [method-added] Shipping method { $name } was added, { $to }
    [method-removed] Shipping method { $name } was removed
    [tax-kind_set] Tax is called { $name } now
    [tax-rate_set] Tax rate for { $name }: { $from } → { $to }
    [tax-rate_removed] Tax rate for { $name } was removed
    [member-joined] { $name } sells here now
    [member-deactivated] { $name } was deactivated
    [member-reactivated] { $name } may sell again
    [member-moved] Who introduced { $name } was corrected
    [member-taken_down] The boutique of { $name } was taken down by the operator
    [member-put_back] The boutique of { $name } is open again
    [invitation-made] An invitation to sell was made
    [invitation-withdrawn] An invitation to sell was withdrawn
    [boutique-changed] { $name } changed the boutique
    [collection-added] Collection “{ $name }” was added to a boutique
    [collection-changed] Collection “{ $name }” was changed
    [collection-removed] Collection “{ $name }” was removed
    [link-made] The short link { $name } was made
    [campaign-added] Campaign “{ $name }” was begun
    [campaign-changed] Campaign “{ $name }” was changed
    [role_invitation-made] Somebody was invited as { $role }
    [role_invitation-withdrawn] An invitation as { $role } was withdrawn
    [role-accepted] { $name } joined as { $role }
    [role-changed] Role of { $name }: { $from } → { $to }
    [role-removed] { $name } left or was removed ({ $role })
    [person-changed] { $name } changed the own profile
    [person-password_changed] { $name } changed the password
    [person-suspended] { $name } was suspended
    [person-reinstated] { $name } may sign in again
    [report-made] A page was reported
    [report-dismissed] A report was dismissed
    [report-upheld] A reported page was taken down
    [job-retried] A job begins anew
    [job-dismissed] A job was taken off the list
    [order-placed] Order { $name } was placed
    [order-paid] Order { $name } was paid
    [order-paid_late_refunded] Order { $name } was paid too late and refunded
    [order-paid_late_backordered] Order { $name } was paid late; the goods follow
    [order-backorder_filled] The goods of order { $name } are there
    [order-cancelled] Order { $name } was cancelled
    [order-expired] Order { $name } was not paid in time
    [order-refunded] Money of order { $name } went back
    [order-released] The hold of order { $name } is over
   *[other] { $word }: { $name }
}
history-thing = { $thing ->
    [order] Orders
    [product] Products
    [price] Prices
    [stock] Stock
    [catalog] Catalog and imports
    [agreement] Agreements
    [plan] Plan
    [coupon] Coupons
    [zone] Shipping zones
    [method] Shipping methods
    [tax] Tax
    [member] Sellers
    [boutique] Boutiques
    [collection] Collections
    [link] Short links
    [campaign] Campaigns
    [payout] Payouts
    [price_list] Price lists
    [key] Keys for programs
    [invitation] Invitations to sell
    [role] Roles
    [role_invitation] Invitations to the team
    [merchant] Shop details
    [brand] Brand details
    [person] People
    [report] Reports
    [job] Jobs
   *[other] { $thing }
}
history-who = { $actor ->
    [customer] A customer
    [seller] A seller
    [brand] A brand
    [merchant] A shop
    [operator] The operator
    [key] A program
    [clock] The program itself
   *[other] { $actor }
}
operate-organisations = Shops and brands
operate-organisations-lead = Everybody who sells or is sold here.
operate-find-name = Find a name or address
operate-none = Nobody here
operate-none-text = Nothing fits what you asked for.
operate-open = Open
operate-suspended = Suspended
operate-suspend = Suspend
operate-suspend-text = Nothing is sold by it until you lift the suspension. Orders that were placed stay as they are. Its owner reads the reason.
operate-why = Reason
operate-why-help = Whoever it concerns reads this.
operate-reinstate = Lift the suspension
operate-let-in = Let in again
operate-suspended-done = { $name } is suspended.
operate-reinstated-done = The suspension of { $name } is lifted.
operate-shops = Shops
operate-brands = Brands
operate-shops-suspended = Suspended shops
operate-brands-suspended = Suspended brands
operate-size-brand = { $count } products, team of { $team }
operate-size-shop = { $count } brands, team of { $team }
operate-people = People
operate-people-lead = Everybody with an account.
operate-find-person = Find a name or e-mail address
operate-everybody = Everybody
operate-roles = { $count } roles
operate-reports = Reports
operate-reports-lead = What visitors think should not be here. Whoever it concerns reads the reason you give.
operate-reports-open = Open
operate-reports-decided = Decided
operate-reports-empty = Nothing to decide
operate-reports-empty-text = When somebody reports a page, it appears here.
operate-look = Look at the brand
operate-take-down = Take down
operate-taken-down = Taken down
operate-taken-down-done = It is taken down, and its owner reads the reason.
operate-nothing-wrong = Nothing wrong
operate-dismissed-done = The report is closed.
operate-put-back = Put back
operate-put-back-done = It is its owner’s again.
problem-reason = Write a reason of 1 to { $most } characters.
problem-suspend-oneself = You cannot suspend yourself.
problem-decided = This report has been decided already.
col-size = Size
report-link = Report this page
page-report-title = Report { $name }
page-report-lead = Whoever runs this platform reads it. You do not have to say who you are.
report-why = What is wrong with it
report-words = Tell us more
report-button = Send the report
report-done = Thank you. Somebody will look at it.
report-kind = { $kind ->
    [product] Product
    [boutique] Boutique
   *[brand] Brand
}
report-reason = { $reason ->
    [illegal] It may not be sold
    [dangerous] It is dangerous
    [misleading] What it says is not true
    [copied] It is somebody else’s work or name
    [offensive] It insults people
   *[other] Something else
}
col-name = Name
console-customers = Customers
console-stock = Stock
console-sales = Sales
list-views = Kept views
list-find = Find
list-which = Which
list-sort = Order
list-from = From
list-until = Until
list-csv = As a file (CSV)
list-keep-views = Keep this view
list-view-name = Name of the view
list-keep = Keep
list-forget = Forget
list-kept = The view { $name } is kept.
list-forgotten = The view is forgotten.
problem-view-name = Give the view a name of 1 to 60 characters.
problem-view-many = At most 20 views are kept of a list: forget one first.
list-pick = Pick { $name }
list-with-picked = With the ticked ones:
list-nothing-picked = Nothing is ticked: tick at least one box first.
list-done = Done: { $count }.
list-done-but = Done: { $count }. Not possible, and left as they are: { $not }.
orders-pay-several = Payments arrived
orders-cancel-several = Cancel
sellers-find = Find a name or handle
sellers-all = All sellers
coupons-find = Find a code or seller
coupons-all = All coupons
coupons-stop-several = Switch off
products-prices-several = Change prices
products-activate-several = Put on sale
products-archive-several = Archive
sort-latest = Last order first
sort-total = Highest total first
sort-orders = Most orders first
sort-by-name = By name
sort-sold = Most sold first
sort-pieces = Most pieces first
sort-shop = By shop
sort-short = What is short first
sort-sku = By article number
sort-joined = First joined first
sort-newest = Newest first
sort-oldest = Oldest first
sort-state = What waits first
sort-code = By code
sort-used = Most used first
customers-lead = Everybody who ordered here, guests by their e-mail address.
customers-find = Find a name or e-mail address
customers-empty = No customers yet
customers-empty-text = Whoever orders appears here.
own-customers-lead = People whose seller you are at { $shop }. You see their names and what their orders came to; where they live and read mail stays between them and the shop.
own-customers-find = Find a name
own-customers-empty = Nobody yet
own-customers-empty-text = Whoever buys through your boutique with an account stays your customer and appears here.
col-email = E-mail
col-orders = Orders
col-last-order = Last order
col-pieces = Pieces
col-your-share = Your share
col-reserved = Reserved
col-on-hand = On hand
sales-lead = What shops sold of your products and was paid, by shop and seller, refunds taken off. Without days: this month.
sales-find = Find a shop or seller
sales-nobody = No seller
sales-empty = Nothing sold
sales-empty-text = Nothing was sold in these days.
stock-lead = Count, type, store. What orders have reserved is still on hand.
stock-find = Find a product or article number
stock-of = On hand of { $name }
stock-store = Store the numbers
stock-empty = Nothing here
stock-empty-text = No counted product fits what you asked for.
stock-not-stored = Nothing was stored
stock-problem-numbers = Some of what was typed is no number from 0 to 1,000,000,000. What you typed is kept below.
stock-changed = It was { $seen } when you looked, and is { $now } now. Check your number and store again.
price-change-title = Change prices
price-change-lead = Look first what the prices will be; only then they change.
prices-percent = Change by
prices-percent-help = -10 makes everything a tenth cheaper. Rounded to the nearest cent.
prices-look = Look
prices-now = Now
prices-then = Then
prices-back = Leave them as they are
price-change-problem-percent = Type a percentage from -90 to 900.
prices-problem-changed = Somebody changed a price or the choice meanwhile. Look again.
stock-stored = { $count ->
    [0] Nothing was different.
    [one] One number is stored.
   *[other] { $count } numbers are stored.
}
stock-problem-changed = { $count ->
    [one] One number changed since you looked.
   *[other] { $count } numbers changed since you looked.
} What you typed is kept below.
prices-change = { $count ->
    [one] Change one price
   *[other] Change { $count } prices
}
prices-changed = { $count ->
    [one] One price is changed.
   *[other] { $count } prices are changed.
}
right-payouts = Pay out what sellers and brands are owed
