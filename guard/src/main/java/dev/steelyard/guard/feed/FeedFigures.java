package dev.steelyard.guard.feed;

import dev.steelyard.guard.report.ReportFigures;
import dev.steelyard.guard.state.CacheFigures;
import dev.steelyard.guard.state.LoadFigures;
import java.time.Duration;

/**
 * How a guard stands with its server, to be measured.
 *
 * @param streaming whether changes are streamed to it now; else it asks for them
 * @param applied the number of the last change that it has applied
 * @param head the highest number that it was told of
 * @param silence how long ago it was last confirmed that nothing is missing
 * @param streams how often it has begun to follow a stream
 * @param polls how often it has asked for changes
 * @param revocations how many revoked tokens, families and sessions it remembers
 * @param states what is known of principals
 * @param loading how their states are asked for
 * @param origins what is known of origins
 * @param reports what it could not report
 */
public record FeedFigures(
        boolean streaming,
        long applied,
        long head,
        Duration silence,
        long streams,
        long polls,
        int revocations,
        CacheFigures states,
        LoadFigures loading,
        CacheFigures origins,
        ReportFigures reports) {}
