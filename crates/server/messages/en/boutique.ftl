# Sellers' links, what comes of them, and boutiques.
console-credits = Orders
console-links = Links

col-why = Why
col-credit = Credit

credits-title = Orders and their credit
credits-lead = Every order that came by you says why it is yours, and every one you lost says why it is not.
credits-won = Yours
credits-lost = Lost
credits-nobody = Nobody
credits-none = No orders yet
credits-none-text = When somebody buys through you, the order appears here with the reason.
credits-none-lost = Nothing lost
credits-none-lost-text = An order that comes after your link, your coupon or from your customer, and goes to somebody else, appears here with the reason.

won-of-record = The customer has been yours since { $date }.
won-coupon = It was placed with your coupon { $code }.
won-click = The customer came by you on { $date } UTC.

lost-inactive = You were deactivated when it was placed.
lost-buyer = You are the buyer, and nobody earns on what they buy themselves.
lost-too-old = The customer came by you on { $date } UTC. That is longer ago than clicks count at this shop.
lost-at-checkout = The customer came by you on { $date } UTC, when the checkout was open already. That takes nothing over from { $winner }, who came before.
lost-to-record = The customer came by you on { $date } UTC. They have been the customer of { $winner } since { $since } and stay it.
lost-coupon-to-record = It was placed with your coupon. The customer has been with { $winner } since { $since } and stays there.
lost-to-coupon = A coupon of { $winner } came after your link of { $date } UTC.
lost-to-click = The customer came by you on { $date } UTC, and by { $winner } after that, on { $later } UTC.

credit-passed-too-old = { $name } does not have it: the click of { $date } UTC was longer ago than clicks count.
credit-passed-at-checkout = { $name } does not have it: the click of { $date } UTC came when the checkout was open already, which takes nothing over.
credit-passed-coupon = { $name } does not have it: the coupon came after the click of { $date } UTC.

links-title = Links
links-lead = A short address for everything you share. Whoever comes by it and buys, buys from you.
links-report = What came of them
links-to = Leads to
links-for = For the campaign
links-make = Make a link
links-whole-boutique = Your boutique
links-no-campaign = None
links-empty = No links yet
links-empty-text = Make one for your boutique or for a single product, and send it, print it or show it.
links-address = The link
links-address-of = Link to { $name }
links-share = Share
links-too-many = That would be more than { $most }. Use those you have.

link-share = Share this link
link-share-text = Copy it, or send it by e-mail.
link-code = Code to scan
link-code-text = For cards, parcels and posters. It stays the same for ever.
link-code-alt = Code to scan, leads to { $address }
link-look = In a chat
link-look-text = Roughly what people see when you send it.

campaigns-title = Campaigns
campaign-new = Begin a campaign
campaign-about = About this campaign
campaign-name = Name
campaign-name-help = A market day, a newsletter, a season. Visitors do not see it.
campaign-note = Note
campaign-from = From
campaign-until = Until
campaign-days-help = Clicks outside of these days count for you all the same, only not for the campaign.
campaign-save = Save the campaign
campaign-saved = The campaign is saved.
campaign-runs = Running
campaign-not-yet = Not begun
campaign-over = Over
campaign-from-until = { $from } to { $until }
campaign-from-day = from { $from }
campaign-until-day = until { $until }
campaign-problem-day = Choose a day, such as 2026-03-01.
campaign-problem-until = The last day comes after the first.
campaign-empty-text = Make one to your boutique or to a product: what comes of it is counted for this campaign.

report-title = What came of your links
report-lead = Clicks are those of people: robots, previews of chats and your own do not count.
report-period = Period
report-by = Put together by
report-by-link = Link
report-by-campaign = Campaign
report-by-product = Product
report-by-source = Way
report-all-time = Always
report-total = Together
report-clicks = Clicks
report-visitors = Visitors
report-orders = Orders
report-empty = Nothing yet
report-empty-text = Share a link. As soon as somebody comes by it, it appears here.
report-note = An order belongs to the last of your links it came by. What is not paid yet has earned nothing yet.
report-no-campaign = Without a campaign
report-boutique = The boutique
report-without-click = Without a click: your customers and coupons
source-boutique = The boutique’s own address
source-link = Short link
source-qr = Scanned code

boutique-elsewhere = { $name } also sells at
boutique-follow = Follow
boutique-following = You follow this boutique
boutique-unfollow = Stop following
following-title = Boutiques you follow
following-now = You follow { $name }. The way here is on your page.
following-no-more = You do not follow { $name } any more.
following-too-many = You follow { $most } boutiques already. Take one off your list first.
following-gone = does not sell at { $shop } any more

my-boutique-headline = Words over the boutique
my-boutique-headline-help = One line, for this shop alone.
my-boutique-followers = { $count ->
    [one] 1 person follows it
   *[other] { $count } people follow it
}
my-boutique-sold-out = { $count ->
    [one] 1 product in your boutique is sold out. It stands at the end and comes back to its place by itself.
   *[other] { $count } products in your boutique are sold out. They stand at the end and come back to their places by themselves.
}
my-boutique-brands = Whole brands
my-boutique-brands-text = Everything of these brands is in your boutique, behind the products you choose below.
order-up = Up
order-down = Down

collections-title = Collections
collections-lead = Groups of products with a name of their own. They stand at the top of your boutique, each with its own address.
collections-too-many = A boutique has at most { $most } collections.
collection-new = New collection
collection-name = Name
collection-words = A few words about it
collection-make = Make the collection
collection-remove = Remove the collection
collection-removed = { $name } is removed. Its products stay in your boutique.
collection-empty = Nothing in it yet. Add products from your boutique below.
collection-others = In your boutique
collection-full = A collection has at most { $most } products.
