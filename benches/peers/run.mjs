// node run.mjs graphile-worker|pg-boss DATABASE
//
// Makes the tool's tables, says `ready`, and for each line `go` finds the alerts that are due, writes their jobs, says
// `enqueued` and works them off. Each job is one statement, and so one transaction: a guarded update of an alert and
// the event that it causes.

import { createInterface } from 'node:readline';
import pg from 'pg';

const [tool, database] = process.argv.slice(2);
const AT_ONCE = 16;
const pool = new pg.Pool({ connectionString: database, max: AT_ONCE });

const DUE = `status = 'pending' and state_since < now() - interval '30 minutes'`;
const ESCALATE = `with changed as (
    update alerts set status = 'escalated', escalated_at = now(), escalation_level = escalation_level + 1,
      state_since = now(), updated_at = now()
    where tenant_id = $1 and id = $2 and ${DUE}
    returning tenant_id, id, title, device_uid, service_check_id, agent_uid, partition_id)
  insert into events (tenant_id, id, category, event_type, severity, message, source_type, source_name, alert, device,
    service_check, agent, partition, old_state, new_state, actor_name, occurred_at, recorded_at)
  select tenant_id, gen_random_uuid(), 'alert', 'alert_state_changed', 4, title, 'alert', title, id, device_uid,
    service_check_id, agent_uid, partition_id, 'pending', 'escalated', 'system:alerts', now(), now() from changed`;

const escalate = ({ tenant, id }) => pool.query({ name: 'escalate', text: ESCALATE, values: [tenant, id] });

async function graphileWorker() {
  const { run, Logger } = await import('graphile-worker');
  const runner = await run({
    pgPool: pool,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    taskList: { escalate },
    preset: {
      worker: {
        concurrentJobs: AT_ONCE,
        maxPoolSize: AT_ONCE,
        pollInterval: 2000,
        localQueue: { size: 500 },
        completeJobBatchDelay: 1,
        failJobBatchDelay: 1,
      },
    },
  });
  return {
    enqueue: () =>
      pool.query(`select count(*) from graphile_worker.add_jobs(array(
        select row('escalate', json_build_object('tenant', tenant_id, 'id', id), null, null, null, 'alert:' || id, null,
          null)::graphile_worker.job_spec from alerts where ${DUE}))`),
    stop: () => runner.stop(),
  };
}

async function pgBoss() {
  const { default: PgBoss } = await import('pg-boss');
  const boss = new PgBoss({ connectionString: database, max: AT_ONCE, supervise: false, schedule: false });
  boss.on('error', (error) => console.error(error));
  await boss.start();
  await boss.createQueue('escalate');
  // It asks for jobs at most twice a second, so each of its workers takes many at once.
  const workers = [];
  for (let worker = 0; worker < 8; worker += 1) {
    const work = (jobs) => Promise.all(jobs.map((job) => escalate(job.data)));
    workers.push(await boss.work('escalate', { batchSize: 500, pollingIntervalSeconds: 0.5 }, work));
  }
  return {
    enqueue: async () => {
      const { rows } = await pool.query(`select tenant_id as tenant, id from alerts where ${DUE}`);
      await boss.insert(rows.map((data) => ({ name: 'escalate', data, singletonKey: data.id })));
      workers.forEach((worker) => boss.notifyWorker(worker));
    },
    stop: () => boss.stop({ graceful: false, wait: true }),
  };
}

const { enqueue, stop } = await { 'graphile-worker': graphileWorker, 'pg-boss': pgBoss }[tool]();
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'go') {
    await enqueue();
    console.log('enqueued');
  }
}
await stop();
await pool.end().catch(() => {});
process.exit(0);
