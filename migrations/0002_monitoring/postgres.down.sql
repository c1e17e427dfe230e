-- The way back.
--   drop foreign key devices_agent_fkey of devices
--   drop index devices_agent_uid_uid_index of devices
--   drop column devices.agent_uid
--   drop table tenant_memberships
--   drop table source_devices
--   drop table alerts
--   drop table service_checks
--   drop table poll_jobs
--   drop table polling_schedules
--   drop table merge_audits
--   drop table jobs
--   drop table job_schedules
--   drop table interfaces
--   drop table integration_sources
--   drop table events
--   drop table device_intakes
--   drop table device_alias_states
--   drop table checkers
--   drop table check_results
--   drop table audit_logs
--   drop table agents

ALTER TABLE "devices" DROP CONSTRAINT "devices_agent_fkey";

DROP INDEX "devices_agent_uid_uid_index";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "devices" DROP COLUMN "agent_uid";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "tenant_memberships";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "source_devices";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "alerts";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "service_checks";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "poll_jobs";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "polling_schedules";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "merge_audits";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "jobs";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "job_schedules";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "interfaces";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "integration_sources";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "events";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "device_intakes";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "device_alias_states";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "checkers";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "check_results";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "audit_logs";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "agents";
