using RoboIrl.MuJoCo.Interop;

namespace RoboIrl.MuJoCo;

public sealed unsafe partial class MjData
{
    /// <summary>The two geoms of a contact.</summary>
    /// <param name="contact">Number of the contact, below <see cref="ContactCount"/>.</param>
    /// <returns>The geoms; the contact's normal points from the first to the second.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such contact.</exception>
    public (GeomId First, GeomId Second) ContactGeoms(int contact)
    {
        mjContact* found = Contact(contact);
        return (new GeomId(found->geom1), new GeomId(found->geom2));
    }

    /// <summary>Distance of a contact's geoms, m; negative where they overlap.</summary>
    /// <param name="contact">Number of the contact, below <see cref="ContactCount"/>.</param>
    /// <returns>The distance.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such contact.</exception>
    public double ContactDistance(int contact) => Contact(contact)->dist;

    /// <summary>Force and torque of a contact in its own frame, normal first, N and N m.</summary>
    /// <param name="contact">Number of the contact, below <see cref="ContactCount"/>.</param>
    /// <param name="force">Receives six numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such contact.</exception>
    /// <exception cref="ArgumentException">The span has not six numbers.</exception>
    public void ContactForce(int contact, Span<double> force)
    {
        Contact(contact);
        if (force.Length != 6)
        {
            throw new ArgumentException($"The span has {force.Length} numbers; force and torque are 6.", nameof(force));
        }

        fixed (double* result = force)
        {
            MuJoCoApi.mj_contactForce(_modelPointer, Pointer, contact, result);
        }
    }

    /// <summary>Whether any contact is between two geoms, in either order.</summary>
    /// <param name="a">One geom.</param>
    /// <param name="b">The other geom.</param>
    /// <returns>True where they are in contact since the last evaluation.</returns>
    public bool InContact(GeomId a, GeomId b)
    {
        int count = ContactCount;
        mjContact* contacts = Pointer->contact;
        for (int i = 0; i < count; i++)
        {
            (int first, int second) = (contacts[i].geom1, contacts[i].geom2);
            if ((first == a.Index && second == b.Index) || (first == b.Index && second == a.Index))
            {
                return true;
            }
        }

        return false;
    }

    private mjContact* Contact(int contact)
    {
        int count = ContactCount;
        return (uint)contact < (uint)count
            ? Pointer->contact + contact
            : throw new ArgumentOutOfRangeException(nameof(contact), contact, $"There are {count} contacts now.");
    }
}
