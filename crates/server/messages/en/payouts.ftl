# Payouts: the merchant's, the seller's and the brand's side.
console-payouts = Payouts
payouts-title = Payouts
payouts-lead = What brands and sellers are owed once the return window has passed. Nobody has to think of it: payouts are prepared on their day.
payouts-mine-lead = What is yours is paid out on the shop’s day. Open a payout to see the orders behind it.
payouts-whom = Name
payouts-prepared-at = Prepared
payouts-amount = Amount
payouts-order = Order
payouts-own-since = Released
payouts-sum = Together
payouts-made-of = What it is made of
payouts-csv = As a table (CSV)
payouts-see-file = The payments sent together with it
payouts-say = What became of it?
payouts-arrived = It arrived
payouts-reason = Why did it not arrive?
payouts-reason-help = Whoever waits for the money reads this. The amount is owed again and is in the next run.
payouts-fail = It did not arrive
payouts-available = Available
payouts-in-payout = In payout
payouts-in-payout-help = Prepared, or with the bank
payouts-paid = Paid
payouts-paid-help = Arrived
payouts-so-far = Payouts so far
payouts-none = No payouts yet
payouts-none-text = The first one appears here when the day of the shop’s payouts comes and enough is available.
payouts-say-where = Say below where your money should go. Until then it waits.
payouts-where = Where your money goes
payouts-where-unknown = Nobody knows yet where to send it.
payouts-where-now = At present:
payouts-way = How do you want to be paid?
payouts-way-bank = By bank transfer
payouts-way-other = Another way
payouts-holder = Account holder
payouts-iban = IBAN
payouts-iban-help = Only shops that owe you money see it, when they pay you.
payouts-words = Another way, in words
payouts-words-help = For example: in cash at the shop. The shop decides whether it can do that.
payouts-password = Your password
payouts-password-help = So that nobody leads your money elsewhere from an open browser.
payouts-save-details = Save
payouts-details-saved = Saved. Payouts that are sent from now on go there.
payouts-problem-holder = Whose account is it? 1 to 70 characters on one line.
payouts-problem-iban = This is no IBAN. It begins with two letters for the country and two digits, and one digit may be mistyped.
payouts-problem-words = Say in 1 to 300 characters how you want to be paid.
payouts-ready = Ready to be sent
payouts-count = { $count ->
    [one] { $count } payout
   *[other] { $count } payouts
}
payouts-held = Customers’ money you hold
payouts-held-help = By the books, less what is with the bank
payouts-sent = With the bank
payouts-sent-help = Say what arrived when you know
payouts-without-details = { $count ->
    [one] One payout waits: the payee has not said where the money should go.
   *[other] { $count } payouts wait: their payees have not said where the money should go.
}
payouts-send = Send the payouts
payouts-money = How much money is there for it? ({ $currency })
payouts-money-help = The oldest are paid first. What does not fit waits, and its payee is told so.
payouts-send-button = Make the file for the bank
payouts-problem-money = An amount such as 250.00, not below zero.
payouts-sent-done = { $sent ->
    [one] One payout is in this file. Give it to your bank, and say here what arrived.
   *[other] { $sent } payouts are in this file. Give it to your bank, and say here what arrived.
}
payouts-sent-short = { $short ->
    [one] One payout waits for money.
   *[other] { $short } payouts wait for money.
}
payouts-sent-none = Nothing could be sent: the money does not reach for any payout.
payouts-runs = Runs
payouts-prepare-now = Prepare now
payouts-prepared-none = Nobody is owed the minimum yet.
payouts-prepared-done = The payouts are prepared.
payouts-no-runs = No runs yet
payouts-no-runs-text = The first one is prepared on its day, by itself.
payouts-due = Due
payouts-to-send = To be sent
payouts-files = Files for the bank
payouts-sent-at = Sent
payouts-when = When payouts are prepared
payouts-time = Day
payouts-time-help = Days begin at midnight UTC.
payouts-time-off = Only by hand
payouts-time-weekly = Every { $day }
payouts-time-monthly = Every month on day { $day }
payouts-monday = Monday
payouts-tuesday = Tuesday
payouts-wednesday = Wednesday
payouts-thursday = Thursday
payouts-friday = Friday
payouts-saturday = Saturday
payouts-sunday = Sunday
payouts-minimum = From which amount on ({ $currency })
payouts-minimum-help = Less waits for more. 0 pays out every cent.
payouts-save-settings = Save
payouts-settings-saved = Saved.
payouts-next = The next are prepared on { $date }.
payouts-next-by-hand = They are prepared when you say so.
payouts-next-mine = Next payout on { $date }, from { $minimum } on
payouts-next-mine-by-hand = The shop pays out by hand, from { $minimum } on
payouts-run-title = Payouts due on { $date }
payouts-run-by-hand = { $date }, by hand
payouts-file-title = Payments of { $date }
payouts-group-lead = { $count ->
    [one] One payout, { $total } together
   *[other] { $count } payouts, { $total } together
}
payouts-bank-csv = Table for the bank (CSV)
payouts-all-arrived = Everything arrived
payouts-all-arrived-done = { $count ->
    [one] One payout is paid.
   *[other] { $count } payouts are paid.
}
payouts-nobody-due = Nobody was owed the minimum on that day.
payouts-paid-done = It is paid.
payouts-failed-done = It is owed again, and in the next run.
payouts-wrong-state = This cannot be said of the payout any more. Below is how it is now.
payouts-problem-reason = Say why in 1 to 200 characters.
payouts-statement-to = Payout to { $name }
payouts-statement-from = Payout from { $name }
payouts-number = Number
payouts-from = Paid by
payouts-to = Paid to
payouts-sent-to = Sent to
payouts-paid-at = Arrived
payouts-failed-at = Came to nothing
payouts-state-prepared = Prepared
payouts-state-sent = With the bank
payouts-state-paid = Paid
payouts-state-failed = Failed
payouts-state-returned = Came back
payouts-waits-details = Waits: nobody has said where to
payouts-waits-money = Waits: the money did not reach for it this time
payouts-owed-again = { $reason }: owed again, and in the next run
payouts-line-own = Own sale
payouts-line-sale = A sale through @{ $name }
payouts-line-goods = Goods sold and delivered
payouts-line-back = Taken back by a refund
payouts-line-other = Another movement
earnings-in-payout = In payout
earnings-in-payout-help = Prepared, or with the bank
earnings-paid = Paid
earnings-paid-help = Arrived
today-payout = Next payout
event-payout-prepared = A payout was prepared
event-payout-sent = A payout was given to the bank
event-payout-paid = A payout arrived
event-payout-failed = A payout failed: it is owed again
event-payout-returned = A payout came back: it is owed again
event-payout-settings = The day or the least amount of payouts was changed
event-payout-details = Where payouts go was changed
