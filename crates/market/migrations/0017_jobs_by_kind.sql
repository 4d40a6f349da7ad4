-- Each kind of work has its own line: whoever looks for one kind does not look through the others.
DROP INDEX job_due;
CREATE INDEX job_due ON job (kind, due_at, id) WHERE finished_at IS NULL;
