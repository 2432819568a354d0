-- What receivers chose of subjects. subject: its ids, each by the name of its column in
-- security_events. wanted: 1 added, 0 removed. place: the later choice has the higher one.
CREATE TABLE stream_subjects (
    stream_id ${text} NOT NULL REFERENCES event_streams (id) ON DELETE CASCADE,
    subject   ${text} NOT NULL,
    wanted    BIGINT  NOT NULL,
    place     BIGINT  NOT NULL,
    PRIMARY KEY (stream_id, subject)
);
