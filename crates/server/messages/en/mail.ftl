# Letters to customers.
mail-greeting = Hello { $name },
mail-subject-placed = { $shop } has your order { $number }
mail-subject-paid = Your order { $number } is paid
mail-subject-late-refunded = Your payment for order { $number } goes back to you
mail-subject-late-backordered = Your order { $number } takes a little longer
mail-subject-cancelled = Your order { $number } is cancelled
mail-subject-expired = Your order { $number } was not paid in time
mail-subject-refunded = { $shop } sends you money back for order { $number }
mail-placed = thank you for your order at { $shop }. We have put the pieces below aside for you.
mail-placed-pay = They are kept until { $until } (UTC). Please pay as follows:
mail-paid = your payment has arrived at { $shop }. The brands you bought from now pack your parcels.
mail-paid-next = { $days ->
    [0] If something is not right, write to us.
    [one] If something is not right, you have 1 day from its arrival to give it back.
   *[other] If something is not right, you have { $days } days from its arrival to give it back.
}
mail-late-refunded = your payment reached { $shop } after your reservation had ended, and the pieces were gone by then. We send you back { $amount }. We are sorry.
mail-late-backordered = your payment reached { $shop } after your reservation had ended, and the pieces were gone by then. They are ordered for you and follow as soon as they are there. If you do not want to wait, write to us and you get your money back.
mail-cancelled = your order at { $shop } is cancelled. Nothing is to be paid any more.
mail-expired = no payment for your order at { $shop } has arrived in time, so the pieces are free for others again. If you have paid meanwhile, your money is not lost: we send the pieces if they are still there, and your money back if not.
mail-refund = { $shop } sends you back { $amount }.
mail-refund-way = It comes the way you paid, usually within a few days.
mail-amount = Amount
mail-open = Look at your order
mail-questions = Questions? Answer this letter, or write to { $shop } at { $email }.
mail-closing = { $shop }, order { $number }
