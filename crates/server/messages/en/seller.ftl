# The consoles' frame and the seller's console.
console-boutique = Boutique
console-shop = Shop
console-brand = Brand
console-today = Today
console-earnings = Earnings
console-team = Team
console-invitations = Invitations
console-my-boutique = My boutique
console-orders = Orders
console-brands = Brands
console-plan = Plan
console-sellers = Sellers
console-products = Products
console-terms = Commission
console-shops = Shops
console-import = Import
console-details = Details
console-boutique-at = My boutique at { $shop }
console-see-shop = See the shop
console-see-brand = See the brand’s page
console-waiting = waiting

col-what = What
col-when = When
col-through = Through
col-state = State
col-earned = Earned

today-hello = Hello, { $name }
today-and-more = { $name } and { $count } more
today-chart-summary = { $total } in 30 days; the best day was { $best }.
today-inactive = You are deactivated at { $shop }: nothing new is earned. What you have earned stays yours.
today-choose-text = Your boutique shows everything the shop sells. Choose what you would recommend.
today-choose = Choose products
today-words-text = Nothing in your boutique says who you are yet.
today-words = Say why
today-invite-text = You may bring others in. You earn when they sell.
share-subject = { $name } recommends
today-earned = Earned today
today-month = { $amount } this month
today-next = Next available
today-nothing-pending = Nothing is waiting
today-available-help = Yours, return window passed
today-share = Share your boutique
today-share-text = Whoever comes through this address and buys, buys from you.
today-address = Address of your boutique
today-share-mail = Share by e-mail
today-todo = Worth doing
today-chart = The last 30 days
today-chart-empty = Your earnings by day appear here after the first sale.
today-chart-table = Show as a table
today-day = Day
today-amount = Earned
today-sales = Latest sales
today-sales-all = All earnings
today-sales-empty = No sales yet
today-sales-empty-text = Share your boutique with somebody who would like what you chose. Their order appears here.

earnings-title = Earnings
earnings-lead = Open a line to see the order, the rule and the rounding behind it.
earnings-balance = Where your earnings are
earnings-pending = Pending
earnings-pending-help = Paid by the customer, return window still open
earnings-available = Available
earnings-available-help = Yours to be paid out
earnings-reversed = Reversed
earnings-reversed-help = Taken back because goods went back
earnings-available-from = Available
earnings-all = All
earnings-several = { $quantity } × { $name }
earnings-own-sale = Your own sale
earnings-through-level = Level { $level }, sold by { $name }
earnings-given-back = { $what }, given back
earnings-calculation = { $base } × { $commission } = { $pot }, of which { $rate } = { $amount }
earning-awaited = Not paid yet
earning-pending = Pending
earning-available = Available
earning-taken-back = Taken back
earning-gone = Came to nothing
reason-order = Order
reason-price = Price
reason-price-of = { $total } for { $quantity }
reason-base = Counts
reason-base-of = { $base } of it counts for commission
reason-commission = Commission
reason-commission-of = { $rate } of { $base } = { $pot }
reason-commission-rounded = { $words } ({ $exact }, rounded down)
reason-rule = Rule
reason-rule-seller = The seller gets { $rate } of the commission
reason-rule-level = Level { $level } above the seller gets { $rate } of the commission
reason-rounding = Rounding
reason-rounded = { $exact }, rounded to { $amount } so that all parts together are exactly the commission
reason-skipped = Passed over
reason-skipped-who = { $names } could not earn on this order, so the level came to you
reason-taken-back = Taken back since
earnings-empty = Nothing earned yet
earnings-empty-text = Every sale through your boutique or your team appears here with its full calculation.

team-title = Team
team-lead = The people you introduced, and whom they introduced. You earn when they sell, never when they join.
team-invite = Invite somebody
team-people = People
team-active = { $count ->
    [one] 1 sold something this month
   *[other] { $count } sold something this month
}
team-sold = Sold by the team
team-earned = Earned from the team
team-month = this month
team-frontline = People you introduced
team-you = You
team-since = since { $date }
team-sold-this-month = { $amount } this month
team-nothing-this-month = Nothing yet this month
team-below = { $count ->
    [one] 1 person below
   *[other] { $count } people below
}
team-look-below = Everybody below { $name }
team-more = Show more people
team-empty = Nobody here yet
team-empty-text = When somebody accepts your invitation, they stand here, and the people they introduce below them.

invitations-title = Invitations
invitations-lead = Bring somebody in to sell for { $shop }. Each invitation works once, for 30 days.
invitations-note = For whom
invitations-note-help = Only you see this.
invitations-make = Make an invitation
invitations-empty = No open invitations
invitations-empty-text = Make one and send its address to somebody you trust. When they accept, it leaves this list and they stand in the team.
invitation-made = The invitation is ready. Copy its address and send it.
invitation-withdrawn = The invitation is withdrawn. Its address opens nothing any more.
invitations-nobody = Without a note
invitations-ends = ends
invitations-address = Address of the invitation
invitations-withdraw = Withdraw

my-boutique-title = My boutique
my-boutique-lead = What you say and what you show. Changes are visible at once.
my-boutique-see = See it as visitors do
my-boutique-words = Words to your visitors
my-boutique-words-help = Why these things? Two or three sentences in your own voice sell more than ten.
my-boutique-save = Save
my-boutique-choice = Products
my-boutique-chosen = { $count ->
    [0] None chosen yet
    [one] 1 chosen
   *[other] { $count } chosen
}
my-boutique-empty = The shop has no products yet
my-boutique-empty-text = As soon as it has, you choose from them here.
my-boutique-earns = Brings you { $amount }
my-boutique-changed = Your boutique is changed.
my-boutique-first = Shown first
my-boutique-put-first = Show first
my-boutique-add = Add

today-coupons = Your coupons
today-coupons-text = Whoever orders with one of these pays less, and the sale is yours.
today-coupon-used = used: { $used }
