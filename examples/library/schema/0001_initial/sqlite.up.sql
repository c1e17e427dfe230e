-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add table libraries
--   add table books
--   add table members
--   add table loans
--   add table loan_events

CREATE TABLE "libraries" (
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "name" TEXT NOT NULL,
    PRIMARY KEY ("id")
) STRICT;

CREATE TABLE "books" (
    "library_id" BLOB NOT NULL CHECK (length("library_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "title" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "shelf_mark" TEXT NOT NULL,
    PRIMARY KEY ("library_id", "id"),
    CONSTRAINT "books_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "libraries" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "members" (
    "library_id" BLOB NOT NULL CHECK (length("library_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "name" TEXT NOT NULL,
    "card" TEXT NOT NULL,
    "card_key" TEXT GENERATED ALWAYS AS (lower("card")) STORED,
    PRIMARY KEY ("library_id", "id"),
    CONSTRAINT "members_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "libraries" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "loans" (
    "library_id" BLOB NOT NULL CHECK (length("library_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "book_id" BLOB NOT NULL CHECK (length("book_id") = 16),
    "member_id" BLOB NOT NULL CHECK (length("member_id") = 16),
    "status" TEXT NOT NULL CHECK ("status" IN ('lost', 'out', 'returned')),
    "due_at" INTEGER NOT NULL,
    "extensions" INTEGER NOT NULL DEFAULT 0 CHECK ("extensions" BETWEEN -2147483648 AND 2147483647),
    "ended_at" INTEGER,
    "lent_at" INTEGER NOT NULL,
    PRIMARY KEY ("library_id", "id"),
    CONSTRAINT "loans_book_fkey" FOREIGN KEY ("library_id", "book_id") REFERENCES "books" ("library_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "loans_member_fkey" FOREIGN KEY ("library_id", "member_id") REFERENCES "members" ("library_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "loans_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "libraries" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "loan_events" (
    "library_id" BLOB NOT NULL CHECK (length("library_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "loan_id" BLOB NOT NULL CHECK (length("loan_id") = 16),
    "status" TEXT NOT NULL CHECK ("status" IN ('lost', 'out', 'returned')),
    "happened_at" INTEGER NOT NULL,
    PRIMARY KEY ("library_id", "id"),
    CONSTRAINT "loan_events_loan_fkey" FOREIGN KEY ("library_id", "loan_id") REFERENCES "loans" ("library_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "loan_events_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "libraries" ("id") ON DELETE RESTRICT
) STRICT;

CREATE UNIQUE INDEX "books_shelf_mark_unique" ON "books" ("library_id", "shelf_mark");

CREATE INDEX "books_title_index" ON "books" ("library_id", "title");

CREATE UNIQUE INDEX "libraries_name_unique" ON "libraries" ("name");

CREATE INDEX "loan_events_loan_id_happened_at_index" ON "loan_events" ("library_id", "loan_id", "happened_at");

CREATE UNIQUE INDEX "loans_book_out_unique" ON "loans" ("library_id", "book_id") WHERE "status" = 'out';

CREATE INDEX "loans_member_id_due_at_index" ON "loans" ("library_id", "member_id", "due_at");

CREATE INDEX "loans_book_index" ON "loans" ("library_id", "book_id");

CREATE UNIQUE INDEX "members_card_unique" ON "members" ("library_id", "card_key");

CREATE TRIGGER "loan_events_append_only_delete" BEFORE DELETE ON "loan_events"
BEGIN
    SELECT RAISE(ABORT, 'append_only: rows of loan_events cannot be changed or removed');
END;

CREATE TRIGGER "loan_events_append_only_update" BEFORE UPDATE ON "loan_events"
BEGIN
    SELECT RAISE(ABORT, 'append_only: rows of loan_events cannot be changed or removed');
END;
