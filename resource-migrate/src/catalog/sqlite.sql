SELECT json_object('tables', json(json_group_object("t"."name", json_object(
    'sql', (SELECT "m"."sql" FROM "sqlite_master" AS "m" WHERE "m"."type" = 'table' AND "m"."name" = "t"."name"),
    'strict', json(CASE "t"."strict" WHEN 1 THEN 'true' ELSE 'false' END),
    'columns', json((
        SELECT json_group_object("c"."name", json_object(
            'type', upper("c"."type"),
            'nullable', json(CASE "c"."notnull" WHEN 1 THEN 'false' ELSE 'true' END),
            'generated', json(CASE WHEN "c"."hidden" > 0 THEN 'true' ELSE 'false' END)
        ))
        FROM pragma_table_xinfo("t"."name") AS "c"
    )),
    'primary_key', json((
        SELECT json_group_array("k"."name")
        FROM (SELECT "name" FROM pragma_table_xinfo("t"."name") WHERE "pk" > 0 ORDER BY "pk") AS "k"
    )),
    'indexes', json((
        SELECT json_group_object("i"."name", json_object(
            'columns', json((
                SELECT json_group_array("x"."entry")
                FROM (
                    SELECT coalesce("name", '(expression)') || CASE "desc" WHEN 1 THEN ' DESC' ELSE '' END AS "entry"
                    FROM pragma_index_xinfo("i"."name") WHERE "key" = 1 ORDER BY "seqno"
                ) AS "x"
            )),
            'unique', json(CASE "i"."unique" WHEN 1 THEN 'true' ELSE 'false' END),
            'partial', json(CASE "i"."partial" WHEN 1 THEN 'true' ELSE 'false' END)
        ))
        FROM pragma_index_list("t"."name") AS "i" WHERE "i"."origin" = 'c'
    )),
    'foreign_keys', json((
        SELECT json_group_array(json("f"."entry"))
        FROM (
            SELECT json_object(
                'columns', json_group_array("p"."from"),
                'target', "p"."table",
                'target_columns', json_group_array("p"."to"),
                'on_delete', lower("p"."on_delete")
            ) AS "entry"
            FROM (SELECT * FROM pragma_foreign_key_list("t"."name") ORDER BY "id", "seq") AS "p"
            GROUP BY "p"."id"
        ) AS "f"
    )),
    'checks', json('[]'),
    'triggers', json((
        SELECT json_group_array("g"."name")
        FROM "sqlite_master" AS "g" WHERE "g"."type" = 'trigger' AND "g"."tbl_name" = "t"."name"
    ))
))))
FROM pragma_table_list AS "t"
WHERE "t"."schema" = 'main' AND "t"."type" = 'table' AND "t"."name" NOT LIKE 'sqlite\_%' ESCAPE '\'
