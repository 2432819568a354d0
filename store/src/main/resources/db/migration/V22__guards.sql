-- How guards last said that they stand. Times are epoch milliseconds, silence is milliseconds.
CREATE TABLE guards (
    resource_server_id ${text} NOT NULL,
    id                 ${text} NOT NULL,
    name               ${text} NOT NULL,
    version            ${text} NOT NULL,
    report             BIGINT  NOT NULL,
    started            BIGINT  NOT NULL,
    seen               BIGINT  NOT NULL,
    streaming          BIGINT  NOT NULL,
    applied            BIGINT  NOT NULL,
    behind             BIGINT  NOT NULL,
    silence            BIGINT  NOT NULL,
    states             BIGINT  NOT NULL,
    loads              BIGINT  NOT NULL,
    hits               BIGINT  NOT NULL,
    dropped_refusals   BIGINT  NOT NULL,
    dropped_uses       BIGINT  NOT NULL,
    PRIMARY KEY (resource_server_id, id)
);
