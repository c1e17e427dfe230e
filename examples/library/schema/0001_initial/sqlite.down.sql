-- The way back.
--   drop table loan_events
--   drop table loans
--   drop table members
--   drop table books
--   drop table libraries

-- migrate: foreign-keys-off

DROP TRIGGER "loan_events_append_only_delete";

DROP TRIGGER "loan_events_append_only_update";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "loan_events";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "loans";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "members";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "books";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "libraries";
