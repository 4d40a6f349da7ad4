; What the checks of shares take for granted about division, for all whole numbers: z3 answers `unsat` four times.
; A quotient q of n and d, rounded down, is the one number with q*d <= n < (q+1)*d. Products of two numbers of 96 bits fit into
; the 256 bits that the contracts have, so what holds for whole numbers holds there.
(declare-const amount Int)
(declare-const rest Int)
(declare-const sum Int)
(declare-const own Int)
(declare-const before Int)
(declare-const upTo Int)
(assert (and (> amount 0) (>= rest 0) (<= rest amount) (>= sum 0) (>= own 0)))

; Of all of the amount, all of the rest.
(push)
(assert (and (<= (* upTo amount) (* amount rest)) (< (* amount rest) (* (+ upTo 1) amount))))
(assert (not (= upTo rest)))
(check-sat)
(pop)

; When nothing was refunded, of each sum the sum itself.
(push)
(assert (and (<= (* upTo amount) (* sum amount)) (< (* sum amount) (* (+ upTo 1) amount))))
(assert (not (= upTo sum)))
(check-sat)
(pop)

; The part of a share, from the one before it up to its own, is neither negative nor more than its own amount.
(assert (and (<= (* before amount) (* sum rest)) (< (* sum rest) (* (+ before 1) amount))))
(assert (and (<= (* upTo amount) (* (+ sum own) rest)) (< (* (+ sum own) rest) (* (+ upTo 1) amount))))
(push)
(assert (< upTo before))
(check-sat)
(pop)
(assert (> (- upTo before) own))
(check-sat)
