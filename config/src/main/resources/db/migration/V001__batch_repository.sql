-- The job repository of the batch engine (JBeret 3.1 would make these tables itself, but the application's role may create nothing).
-- Jobs are the data centre's: their parameters are identifiers, never content, and they stand outside the wall.
grant usage on schema vaguemestre to vaguemestre_app;

create table job_instance (
  jobinstanceid   bigserial primary key,
  version         integer,
  jobname         varchar(512),
  applicationname varchar(512)
);

create table job_execution (
  jobexecutionid  bigserial primary key,
  jobinstanceid   bigint not null references job_instance (jobinstanceid) on delete cascade,
  version         integer,
  createtime      timestamptz,
  starttime       timestamptz,
  endtime         timestamptz,
  lastupdatedtime timestamptz,
  batchstatus     varchar(30),
  exitstatus      varchar(512),
  jobparameters   varchar(3000),
  restartposition varchar(255)
);
create index job_execution_of_instance on job_execution (jobinstanceid);

create table step_execution (
  stepexecutionid      bigserial primary key,
  jobexecutionid       bigint not null references job_execution (jobexecutionid) on delete cascade,
  version              integer,
  stepname             varchar(255),
  starttime            timestamptz,
  endtime              timestamptz,
  batchstatus          varchar(30),
  exitstatus           varchar(512),
  executionexception   varchar(2048),
  persistentuserdata   bytea,
  readcount            integer,
  writecount           integer,
  commitcount          integer,
  rollbackcount        integer,
  readskipcount        integer,
  processskipcount     integer,
  filtercount          integer,
  writeskipcount       integer,
  readercheckpointinfo bytea,
  writercheckpointinfo bytea
);
create index step_execution_of_job on step_execution (jobexecutionid);

create table partition_execution (
  partitionexecutionid integer not null,
  stepexecutionid      bigint not null references step_execution (stepexecutionid) on delete cascade,
  version              integer,
  batchstatus          varchar(30),
  exitstatus           varchar(512),
  executionexception   varchar(2048),
  persistentuserdata   bytea,
  readercheckpointinfo bytea,
  writercheckpointinfo bytea,
  primary key (partitionexecutionid, stepexecutionid)
);

grant select, insert, update, delete on job_instance, job_execution, step_execution, partition_execution to vaguemestre_app;
grant usage on all sequences in schema vaguemestre to vaguemestre_app;
