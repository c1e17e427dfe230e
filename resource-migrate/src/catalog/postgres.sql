SELECT json_build_object('tables', coalesce(json_object_agg(t.relname, json_build_object(
    'strict', true,
    'columns', (
        SELECT coalesce(json_object_agg(a.attname, json_build_object(
            'type', format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attcollation = 'pg_catalog."C"'::regcollation THEN ' COLLATE "C"' ELSE '' END,
            'nullable', NOT a.attnotnull,
            'generated', a.attgenerated <> '',
            'identity', a.attidentity <> '',
            'default', a.atthasdef AND a.attgenerated = ''
        )), '{}')
        FROM pg_attribute AS a
        WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    ),
    'primary_key', (
        SELECT coalesce(json_agg(a.attname ORDER BY k.place), '[]')
        FROM pg_index AS i
        CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
        JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = k.number
        WHERE i.indrelid = t.oid AND i.indisprimary
    ),
    'indexes', (
        SELECT coalesce(json_object_agg(x.relname, json_build_object(
            'columns', (
                SELECT json_agg(
                    coalesce(a.attname, '(expression)')
                        || CASE WHEN (i.indoption[k.place - 1] & 1) = 1 THEN ' DESC' ELSE '' END
                    ORDER BY k.place
                )
                FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
                LEFT JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = k.number
                WHERE k.place <= i.indnkeyatts
            ),
            'unique', i.indisunique,
            'partial', i.indpred IS NOT NULL
        )), '{}')
        FROM pg_index AS i
        JOIN pg_class AS x ON x.oid = i.indexrelid
        WHERE i.indrelid = t.oid AND NOT i.indisprimary
    ),
    'foreign_keys', (
        SELECT coalesce(json_agg(json_build_object(
            'name', c.conname,
            'columns', (
                SELECT json_agg(a.attname ORDER BY k.place)
                FROM unnest(c.conkey) WITH ORDINALITY AS k (number, place)
                JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.number
            ),
            'target', r.relname,
            'target_columns', (
                SELECT json_agg(a.attname ORDER BY k.place)
                FROM unnest(c.confkey) WITH ORDINALITY AS k (number, place)
                JOIN pg_attribute AS a ON a.attrelid = c.confrelid AND a.attnum = k.number
            ),
            'on_delete', CASE c.confdeltype
                WHEN 'a' THEN 'no action' WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade'
                WHEN 'n' THEN 'set null' ELSE 'set default' END,
            'set_null', (
                SELECT coalesce(json_agg(a.attname ORDER BY k.place), '[]')
                FROM unnest(c.confdelsetcols) WITH ORDINALITY AS k (number, place)
                JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.number
            )
        )), '[]')
        FROM pg_constraint AS c
        JOIN pg_class AS r ON r.oid = c.confrelid
        WHERE c.conrelid = t.oid AND c.contype = 'f'
    ),
    'checks', (
        SELECT coalesce(json_agg(c.conname), '[]')
        FROM pg_constraint AS c
        WHERE c.conrelid = t.oid AND c.contype = 'c'
    ),
    'triggers', (
        SELECT coalesce(json_agg(g.tgname), '[]')
        FROM pg_trigger AS g
        WHERE g.tgrelid = t.oid AND NOT g.tgisinternal
    ),
    'broken', (
        SELECT coalesce(json_agg(b.name), '[]')
        FROM (
            SELECT x.relname AS name
            FROM pg_index AS i
            JOIN pg_class AS x ON x.oid = i.indexrelid
            WHERE i.indrelid = t.oid AND NOT i.indisvalid
            UNION ALL
            SELECT c.conname FROM pg_constraint AS c WHERE c.conrelid = t.oid AND NOT c.convalidated
            UNION ALL
            SELECT g.tgname FROM pg_trigger AS g
            WHERE g.tgrelid = t.oid AND NOT g.tgisinternal AND g.tgenabled = 'D'
        ) AS b
    )
)), '{}'))::text
FROM pg_class AS t
WHERE t.relkind IN ('r', 'p') AND t.relnamespace = current_schema()::regnamespace
