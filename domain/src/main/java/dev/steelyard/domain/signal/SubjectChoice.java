package dev.steelyard.domain.signal;

/**
 * A receiver's request to add a subject to its event stream or to remove one (SSF 1.0, section
 * 8.1.3).
 *
 * @param wanted whether it added the subject; false: it removed the subject
 */
public record SubjectChoice(EventSubject subject, boolean wanted) {}
