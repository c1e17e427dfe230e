-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add table libraries
--   add table books
--   add table members
--   add table loans
--   add table loan_events

CREATE TABLE "libraries" (
    "id" uuid NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    CONSTRAINT "libraries_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "libraries_name_unique" ON "libraries" ("name");

CREATE TABLE "books" (
    "library_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "title" text COLLATE "C" NOT NULL,
    "author" text COLLATE "C" NOT NULL,
    "shelf_mark" text COLLATE "C" NOT NULL,
    CONSTRAINT "books_pkey" PRIMARY KEY ("library_id", "id"),
    CONSTRAINT "books_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "libraries" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "books_shelf_mark_unique" ON "books" ("library_id", "shelf_mark");

CREATE INDEX "books_title_index" ON "books" ("library_id", "title");

CREATE TABLE "members" (
    "library_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "card" text COLLATE "C" NOT NULL,
    "card_key" text COLLATE "C" GENERATED ALWAYS AS (lower("card")) STORED,
    CONSTRAINT "members_pkey" PRIMARY KEY ("library_id", "id"),
    CONSTRAINT "members_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "libraries" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "members_card_unique" ON "members" ("library_id", "card_key");

CREATE TABLE "loans" (
    "library_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "book_id" uuid NOT NULL,
    "member_id" uuid NOT NULL,
    "status" text COLLATE "C" NOT NULL CONSTRAINT "loans_status_enum" CHECK ("status" IN ('lost', 'out', 'returned')),
    "due_at" timestamptz NOT NULL,
    "extensions" integer NOT NULL DEFAULT 0,
    "ended_at" timestamptz,
    "lent_at" timestamptz NOT NULL,
    CONSTRAINT "loans_pkey" PRIMARY KEY ("library_id", "id"),
    CONSTRAINT "loans_book_fkey" FOREIGN KEY ("library_id", "book_id") REFERENCES "books" ("library_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "loans_member_fkey" FOREIGN KEY ("library_id", "member_id") REFERENCES "members" ("library_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "loans_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "libraries" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "loans_book_out_unique" ON "loans" ("library_id", "book_id") WHERE "status" = 'out';

CREATE INDEX "loans_member_id_due_at_index" ON "loans" ("library_id", "member_id", "due_at");

CREATE INDEX "loans_book_index" ON "loans" ("library_id", "book_id");

CREATE TABLE "loan_events" (
    "library_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "loan_id" uuid NOT NULL,
    "status" text COLLATE "C" NOT NULL CONSTRAINT "loan_events_status_enum" CHECK ("status" IN ('lost', 'out', 'returned')),
    "happened_at" timestamptz NOT NULL,
    CONSTRAINT "loan_events_pkey" PRIMARY KEY ("library_id", "id"),
    CONSTRAINT "loan_events_loan_fkey" FOREIGN KEY ("library_id", "loan_id") REFERENCES "loans" ("library_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "loan_events_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "libraries" ("id") ON DELETE RESTRICT
);

CREATE INDEX "loan_events_loan_id_happened_at_index" ON "loan_events" ("library_id", "loan_id", "happened_at");

-- Shared by all append-only tables.
CREATE OR REPLACE FUNCTION "refuse_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append_only: rows of % cannot be changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;

-- Append-only: the database refuses updates and deletes.
CREATE TRIGGER "loan_events_append_only" BEFORE UPDATE OR DELETE ON "loan_events" FOR EACH ROW EXECUTE FUNCTION "refuse_append_only"();

-- Else TRUNCATE would remove them all.
CREATE TRIGGER "loan_events_append_only_truncate" BEFORE TRUNCATE ON "loan_events" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_append_only"();
