# The console of whoever runs the platform.
console-operator = Platform
operate-health = Health
operate-health-lead = What this platform does by itself, and whether it gets to it.
operate-fine = Everything runs. Nothing waits for you.
operate-some-failed = { $count ->
    [one] 1 job failed for good. Look at it under Jobs.
   *[other] { $count } jobs failed for good. Look at them under Jobs.
}
operate-behind = The queue is behind: the oldest job has been due for { $minutes } minutes. Start another node, or see what the running jobs wait for.
operate-disk-low = Only { $free } of { $all } are free on the disk with the data. Make room before it is full.
operate-no-mail-server = Letters to customers are written into a folder and reach nobody. Name a mail server with --smtp-url.
operate-queue = Queue
operate-due = Due
operate-oldest = Oldest:
operate-nothing-due = Nothing waits
operate-running = Running
operate-failed = Failed
operate-machine = Machine
operate-database = Database
operate-database-answers = { $engine }, answers
operate-disk = Disk
operate-disk-free = { $free } of { $all } free
operate-disk-unknown = unknown
operate-gigabytes = { $whole }.{ $tenth } GB
operate-folder = Data folder
operate-mail = Letters go to
operate-version = Version
operate-since = Runs since
operate-jobs = Jobs
operate-jobs-lead = Work that is done in the background. What fails is tried again by itself, later each time.
operate-jobs-empty = Nothing here
operate-jobs-empty-text = No job is in this state.
operate-jobs-more = Only the first { $count } are shown.
operate-state = { $state ->
    [waiting] Waiting
    [running] Running
    [failed] Failed
   *[done] Done
}
operate-when = { $state ->
    [waiting] Due
    [running] Lease until
   *[ended] Ended
}
operate-kind = { $kind ->
    [deadlines] Let deadlines of orders pass
    [tidying] Tidy up
    [order-letter] Letter about an order
    [role-letter] Letter that invites somebody to a team
    [import] Import of a catalog file
    [payouts] Prepare payouts that are due
    [settlement] Carry what was agreed on of orders to the chain
   *[pictures] Fetch a brand’s pictures
}
operate-progress = { $done } of { $of }
operate-retry = Try again
operate-dismiss = Dismiss
operate-retried = The job begins anew.
operate-dismissed = The job is off the list.
operate-gone = This job is no longer among the failed ones.
col-job = Job
col-attempts = Attempts
