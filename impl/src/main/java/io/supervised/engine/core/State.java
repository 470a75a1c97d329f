package io.supervised.engine.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that a node knows. A value: never changed once it was handed out; every change makes a copy. */
public final class State {

  /** Where a life of a node stands. */
  public enum Standing {
    /** It looks for a cluster. */
    FRESH,
    MEMBER,
    /** It was excluded, and stops everything before it begins a new life. */
    RESIGNING,
    /** It has left, and does nothing any more. */
    GONE
  }

  private final Setup setup;
  private final Member self;
  private final long born;
  private Standing standing = Standing.FRESH;
  private Time now;
  private Peers peers = Peers.NONE;
  private Takers takers = Takers.NONE;
  private boolean draining;
  private @Nullable EpochRecord epoch;
  private List<Member> announced = List.of();
  private Candidacy candidacy = Candidacy.NONE;
  private Witness witness;
  private Lease lease;
  private Holdings holdings = Holdings.NONE;
  private Placement placement = Placement.UNKNOWN;
  private GridView grid = GridView.NONE;
  private boolean informed;
  private Assignment assignment = Assignment.NONE;
  private Routes routes = Routes.NONE;

  /** A node that knows nobody yet. */
  public State(Setup setup, Member self, Time now) {
    this.setup = setup;
    this.self = self;
    this.born = now.mono();
    this.now = now;
    this.witness = Witness.of(Epoch.NONE, born);
    this.lease = Lease.none(false, born);
  }

  private State(State other) {
    setup = other.setup;
    self = other.self;
    born = other.born;
    now = other.now;
    standing = other.standing;
    peers = other.peers;
    takers = other.takers;
    draining = other.draining;
    epoch = other.epoch;
    announced = other.announced;
    candidacy = other.candidacy;
    witness = other.witness;
    lease = other.lease;
    holdings = other.holdings;
    placement = other.placement;
    grid = other.grid;
    informed = other.informed;
    assignment = other.assignment;
    routes = other.routes;
  }

  Setup setup() {
    return setup;
  }

  public Member self() {
    return self;
  }

  NodeId id() {
    return self.id();
  }

  Timing timing() {
    return setup.timing();
  }

  public Standing standing() {
    return standing;
  }

  Time now() {
    return now;
  }

  /** When the last input came, by the monotonic clock. */
  long mono() {
    return now.mono();
  }

  long age() {
    return now.mono() - born;
  }

  Peers peers() {
    return peers;
  }

  Takers takers() {
    return takers;
  }

  /** Whether this node was asked to hold nothing that others may have. */
  public boolean draining() {
    return draining;
  }

  /** Whether a member wants to hold nothing that others may have. */
  public boolean isDraining(NodeId member) {
    return member.equals(id())
        ? draining
        : takers.isDrained(member, mono() - timing().lease());
  }

  /** Whether a member gives up everything, to leave. */
  public boolean isLeaving(NodeId member) {
    return peers.isLeaving(member) || (member.equals(id()) && holdings.leaving());
  }

  /** The present epoch, or null before the first. */
  @Nullable
  EpochRecord epoch() {
    return epoch;
  }

  /** The number of the present epoch. */
  Epoch base() {
    return witness.acceptor().base();
  }

  /** The members, oldest first; empty before the first epoch. */
  public List<Member> members() {
    return epoch == null ? List.of() : epoch.members();
  }

  /** The members that were last told to be up; kept over a new life. */
  List<Member> announced() {
    return announced;
  }

  public Optional<Member> member(NodeId id) {
    return epoch == null ? Optional.empty() : epoch.member(id);
  }

  public Optional<Member> memberNamed(String name) {
    return epoch == null ? Optional.empty() : epoch.named(name);
  }

  boolean isIn(Epoch number) {
    return epoch != null && epoch.epoch().equals(number);
  }

  /** Whether this node is the one that assigns children. */
  public boolean leads() {
    return epoch != null && epoch.epoch().leader().equals(id());
  }

  /** Why a fresh node has found no cluster and begun none, in words. */
  public String whatIsMissing() {
    return Founder.whatIsMissing(this);
  }

  /** This node as a proposer. */
  Candidacy candidacy() {
    return candidacy;
  }

  /** This node as a witness. */
  Witness witness() {
    return witness;
  }

  /** This node's own. */
  Lease lease() {
    return lease;
  }

  /**
   * Whether the lease is valid for so many milliseconds more. The only witness of an epoch has no need to ask itself: as long
   * as it has not accepted a next epoch, there can be none.
   */
  boolean isLeasedFor(long millis) {
    if (epoch == null) {
      return false;
    }
    return needsNoLease() || now.plus(millis, millis).isBefore(lease.until());
  }

  /** Whether children may run for so many milliseconds more, even if the lease is not renewed. */
  public boolean mayRunFor(long millis) {
    return lease.inForce() && isLeasedFor(timing().stopEarly() + millis);
  }

  boolean needsNoLease() {
    return setup.available()
        || (epoch != null
            && epoch.isOnlyWitness(id())
            && setup.hosts().floor() <= 1
            && !witness.hasAccepted());
  }

  /** Whether this node is with the quorum, so that what it knows is true and its children may run. */
  public boolean hasQuorum() {
    return lease.inForce();
  }

  /** Whether this node was with the quorum, and is not at the moment. */
  public boolean hasLostQuorum() {
    return lease.lost();
  }

  /** The segments this node holds, and the children in them. */
  public Holdings holdings() {
    return holdings;
  }

  /** Whether this node was asked to leave and has nothing left to stop. */
  public boolean hasNothingLeftToStop() {
    return holdings.leaving() && holdings.runNothing();
  }

  /** The consistent hash as this node sees it. */
  public Placement placement() {
    return placement;
  }

  /**
   * The node that should have each segment, as this node sees it: nobody who leaves, and of those who are to be drained only
   * what they have; without the segments that nobody else may have.
   */
  public Map<Integer, NodeId> destinations() {
    return Destinations.of(this, members()).wanted();
  }

  /** The same as if the member were not there. */
  public Map<Integer, NodeId> destinationsWithout(NodeId member) {
    List<Member> others =
        members().stream().filter(each -> !each.id().equals(member)).toList();
    return Destinations.of(this, others).wanted();
  }

  /** Whether this node was asked to hold nothing, and has nothing that anybody else may have. */
  public boolean isDrained() {
    return draining && Destinations.areReached(this);
  }

  /** The data grid as this node sees it. */
  GridView grid() {
    return grid;
  }

  /** Whether this node has all that was acknowledged: see {@link Archivist}. */
  public boolean informed() {
    return informed;
  }

  /** The leader's table; idle on every other node. */
  Assignment assignment() {
    return assignment;
  }

  /** The holder of each segment as far as this node was told. */
  public Routes routes() {
    return routes;
  }

  /** This state as it would be if something happened at that time: leases may have ended meanwhile. */
  public State at(Time time) {
    State copy = new State(this);
    copy.now = time;
    return copy;
  }

  State in(Standing next) {
    State copy = new State(this);
    copy.standing = next;
    return copy;
  }

  State with(Peers changed) {
    State copy = new State(this);
    copy.peers = changed;
    return copy;
  }

  State with(Takers changed) {
    State copy = new State(this);
    copy.takers = changed;
    return copy;
  }

  State draining(boolean wanted) {
    State copy = new State(this);
    copy.draining = wanted;
    return copy;
  }

  State with(Candidacy changed) {
    State copy = new State(this);
    copy.candidacy = changed;
    return copy;
  }

  State with(Witness changed) {
    State copy = new State(this);
    copy.witness = changed;
    return copy;
  }

  State with(Lease changed) {
    State copy = new State(this);
    copy.lease = changed;
    return copy;
  }

  State with(Holdings changed) {
    State copy = new State(this);
    copy.holdings = changed;
    return copy;
  }

  State with(Placement changed) {
    State copy = new State(this);
    copy.placement = changed;
    return copy;
  }

  State with(GridView changed) {
    State copy = new State(this);
    copy.grid = changed;
    return copy;
  }

  State becomingInformed() {
    State copy = new State(this);
    copy.informed = true;
    return copy;
  }

  State with(Assignment changed) {
    State copy = new State(this);
    copy.assignment = changed;
    return copy;
  }

  State with(Routes changed) {
    State copy = new State(this);
    copy.routes = changed;
    return copy;
  }

  /** This node as a member of a new epoch: as a witness it begins anew, and what it holds it keeps. */
  State installing(EpochRecord next) {
    State copy = new State(this);
    copy.standing = Standing.MEMBER;
    copy.epoch = next;
    copy.announced = next.members();
    copy.peers = peers.enrolling(next, mono());
    copy.takers = takers.enrolling(next, mono());
    copy.candidacy =
        candidacy.withdrawing(candidacy.quietUntil()).knowing(next.epoch().round());
    copy.witness = Witness.of(next.epoch(), mono());
    copy.lease = lease.inNewEpoch();
    copy.holdings = holdings.inNewEpoch();
    copy.assignment = Assignment.NONE;
    return copy;
  }

  /** The next life: it knows the addresses it found, who seeks, and the greatest round, and nothing else. */
  State reborn() {
    State fresh = new State(setup, self.reborn(), now);
    fresh.peers = Peers.NONE.found(peers.contacts(), peers.seekers());
    fresh.candidacy = Candidacy.NONE.knowing(candidacy.highestRound());
    fresh.holdings = holdings.leaving() ? Holdings.NONE.onTheWayOut() : Holdings.NONE;
    fresh.lease = Lease.none(lease.inForce() || lease.lost(), mono());
    fresh.placement = placement;
    fresh.grid = grid;
    fresh.announced = announced;
    fresh.draining = draining;
    return fresh;
  }
}
